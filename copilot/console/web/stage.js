// The overlay as a page: on the presenter's phone with a button on each card, in OBS without any.
// Address parameters: lang, theme, count (1 to 8 cards), size (px of a title), answers=0.

import { button, find, followSystemTheme, icon, isPressed, keepDrawings, make, registerWorker, remembered, standStillWhilePressed, theirs, useTheme } from "./dom.js";
import { invite } from "./invite.js";
import { Link } from "./link.js";
import { projected } from "./projected.js";
import { age, freshness, isCalm, lacking, lead, number, person, platform, preferredLanguage, say, sourced, titled, useLanguage } from "./words.js";

const link = new Link();
const asked = new URLSearchParams(location.search);
const steers = link.role === "presenter";
const within = (value, least, most, usual) => (Number.isFinite(value) && value > 0 ? Math.min(most, Math.max(least, value)) : usual);
const most = within(Number(asked.get("count")), 1, 8, 5);
const withAnswers = asked.get("answers") !== "0";
const FADE_MS = 1500;
const CALM_MS = 1200;
const cards = new Map();
let size = within(Number(asked.get("size") ?? remembered("size")), 14, 96, steers ? 24 : 32);
let touched = -CALM_MS;
let held = [];
let page;

function build() {
  page = {
    status: make("p", { class: "status", role: "status" }), air: make("p", { class: "air" }), banner: make("div", { role: "status" }),
    alerts: make("ul", { class: "alerts", role: "alert" }), list: make("ol", { class: "cards" }), empty: make("p", { class: "empty" }),
    toasts: make("div", { class: "toasts", role: "status", "aria-live": "polite" }),
    undo: button(say("undo"), { icon: "undo", "data-action": "undo", onclick: () => link.send({ do: "undo" }) }),
  };
  const resize = (by, words, sign) => make("button", { type: "button", class: "button", "aria-label": words, text: sign, onclick: () => { size = within(size + by, 14, 96, 24); remembered("size", String(size)); fit(); } });
  find("#app").replaceChildren(...(steers
    ? [make("header", {}, page.status, page.air), page.banner, page.alerts, page.list, page.empty, page.toasts, make("footer", {}, page.undo, button(say("invite"), { icon: "people", "data-action": "invite", "aria-haspopup": "dialog", onclick: () => invite(link, toast) }), make("span", { class: "gap" }), resize(-3, say("smaller"), "−"), resize(3, say("bigger"), "+"))]
    : [page.banner, page.list]));
}

function toast(words) {
  const element = make("div", { class: "toast" }, make("span", { dir: "auto", text: words }));
  page.toasts.replaceChildren(element);
  setTimeout(() => element.remove(), 3500);
}

function fit() {
  document.documentElement.style.setProperty("--size", `${size}px`);
  if (steers) offerWhole();
}

// A card that is cut says so with a button; the first one's answer never is.
function offerWhole() {
  for (const { element } of cards.values()) {
    const toggle = find(".whole-or-not", element);
    if (!toggle) continue;
    const whole = element.classList.contains("whole");
    toggle.hidden = !whole && ![...element.querySelectorAll("h2, .answer")].some((text) => text.scrollHeight > text.clientHeight + 8);
    toggle.setAttribute("aria-expanded", String(whole));
    toggle.textContent = say(whole ? "less" : "whole");
  }
}

function turnWhole(element) {
  element.classList.toggle("whole");
  offerWhole();
}

function draw() {
  const view = projected(link);
  if (steers) drawAround(view);
  const shown = view.order.map((question) => view.cards.get(question)).filter((card) => card && ["open", "pinned"].includes(card.state) && card.kind !== "stream_problem");
  const wanted = shown.slice(0, most).map((card) => card.question);
  const calm = performance.now() - touched < CALM_MS;
  const order = calm ? [...held.filter((question) => wanted.includes(question)), ...wanted.filter((question) => !held.includes(question))] : wanted;
  held = order;
  for (const [question, each] of cards) if (!order.includes(question)) leave(question, each, view);
  const before = new Map([...cards].map(([question, each]) => [question, each.element.getBoundingClientRect().top]));
  let place = page.list.firstElementChild;
  for (const question of order) {
    const each = cards.get(question) ?? { element: make("li", { class: "card", "data-question": question }), said: "" };
    cards.set(question, each);
    fill(each, view.cards.get(question), view.pendingOf.get(question), view.at);
    while (place?.classList.contains("leaving")) place = place.nextElementSibling;
    if (each.element === place) place = place.nextElementSibling;
    else page.list.insertBefore(each.element, place);
  }
  for (const [question, each] of cards) glide(each.element, before.get(question));
  if (steers) {
    offerWhole();
    page.empty.hidden = order.length > 0;
    page.empty.textContent = say("listening");
  }
}

function glide(element, from) {
  const moved = from - element.getBoundingClientRect().top;
  if (Math.abs(moved) > 2 && !matchMedia("(prefers-reduced-motion: reduce)").matches) element.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: 260, easing: "ease-out" });
}

// What was just answered fades out; what is only outranked goes at once.
function leave(question, each, view) {
  cards.delete(question);
  if (view.cards.get(question)?.state !== "answered") return each.element.remove();
  each.element.classList.add("leaving");
  each.element.append(make("p", { class: "was-answered" }, icon("check"), make("span", { text: say("answeredToast") })));
  each.element.querySelectorAll("button").forEach((gone) => gone.remove());
  setTimeout(() => each.element.remove(), FADE_MS);
}

function fill(each, card, pending, now) {
  const suggested = !card.answer?.text && card.suggestion;
  const fresh = suggested ? freshness(suggested, now, card.words?.some((word) => word.text === suggested.text)) : "";
  const said = JSON.stringify([titled(card), card.waiting, card.state, card.rising, card.asked_again, card.suggestion, card.answer, card.missing, pending?.do, fresh]);
  if (said === each.said) return;
  each.said = said;
  each.element.dataset.state = card.state;
  const [words, source, kind] = answer(card);
  const marks = make("p", { class: "marks" }, steers && suggested?.stale && mark("clock", say("stale")), card.state === "pinned" && mark("pin", say("pinned")), card.rising && mark("rising", say("rising")), card.asked_again && mark("again", say("again")), source && steers && make("span", { class: "source" }, icon("source"), make("span", {}, make("bdi", { text: source }), fresh && ` · ${fresh}`)));
  const rest = [withAnswers && words && theirs("p", words, { class: `answer ${kind}` }), marks.childElementCount > 0 && marks, steers && make("button", { type: "button", class: "button whole-or-not", "data-action": "whole", hidden: true, onclick: () => turnWhole(each.element) })];
  each.element.replaceChildren(
    make("div", { class: "count" }, make("b", { text: number(card.waiting) }), make("small", { text: say("waiting", { n: card.waiting }) })),
    make("div", { class: "words" }, theirs("h2", titled(card))),
    rest.some(Boolean) ? make("div", { class: "rest" }, ...rest) : "",
    steers ? button(say("done"), { icon: "check", kind: "tick", "data-action": "answered", "aria-label": `${say("done")}: ${titled(card)}`, onclick: () => { touched = performance.now(); link.send({ do: "answered", question: card.question }); } }) : "",
  );
}

const mark = (drawing, words) => make("span", { class: "mark" }, icon(drawing), make("span", { text: words }));

function answer(card) {
  if (card.answer?.text) return [card.answer.text, card.answer.by ? person(card.answer.by) : "", ""];
  if (card.suggestion) return [card.suggestion.text, sourced(card.suggestion.source), ""];
  return [steers ? lacking(card) : "", "", "none"];
}

function drawAround(view) {
  put(page.status, JSON.stringify([view.statuses, Math.floor((view.at - (view.newest_at ?? view.at)) / 10), view.missed]), () => [
    ...(view.statuses ?? []).map((each) => make("span", { class: `platform ${each.state}` }, icon(each.state), make("bdi", { text: platform(each.platform) }), make("small", { class: each.state === "live" ? "unseen" : "", text: say(`state_${each.state}`) }))),
    view.newest_at ? make("span", { class: "newest", text: say("newest", { age: age(Math.max(0, view.at - view.newest_at)) }) }) : "",
    view.missed ? make("span", { class: "newest", text: say("missed", { n: view.missed }) }) : "",
  ]);
  put(page.air, JSON.stringify(view.showing), () => (view.showing ? [icon("on_air"), theirs("span", view.showing.name || view.showing.code)] : []));
  put(page.alerts, JSON.stringify(view.alerts), () => (view.alerts ?? []).slice(0, 3).map((alert) => make("li", { class: `banner ${isCalm(alert) ? "" : "bad"}`, "data-kind": alert.kind }, icon(alert.kind),
    make("span", {}, make("small", { text: lead(alert) }), " ", theirs("span", alert.text)),
    alert.message ? button(say("close"), { icon: "close", only: true, kind: "bare", "data-action": "retract", onclick: () => link.send({ do: "retract", message: alert.message }) }) : "")));
  page.undo.disabled = view.undoing;
}

function put(part, said, children) {
  if (part.said === said) return;
  part.said = said;
  part.replaceChildren(...children().filter(Boolean));
}

function drawBanner() {
  const told = { lost: "lost", over: "over", refused: "refused", full: "full", later: "later" }[link.status];
  document.documentElement.dataset.link = link.status;
  if (!steers && link.status !== "refused") return page.banner.replaceChildren(); // the stream's viewers need not know
  const late = told === "over" && link.pending.size ? ` ${say("cannotSend")}` : "";
  put(page.banner, link.status + late, () => (told ? [make("div", { class: `banner ${["lost", "refused"].includes(told) ? "bad" : ""}`, "data-banner": told }, icon(told === "over" ? "end" : "offline"), make("span", { text: told === "refused" ? `${say(told)}. ${say("refusedHow")}` : say(told) + late }))] : []));
}

async function stayAwake() {
  try {
    if (!document.hidden) await navigator.wakeLock?.request("screen"); // only on this machine or over TLS
  } catch { /* the system says no */ }
}

if (steers) {
  followSystemTheme();
  useTheme(asked.get("theme") ?? remembered("theme") ?? "dark");
  registerWorker();
  stayAwake();
  document.addEventListener("visibilitychange", stayAwake);
} else useTheme(asked.get("theme") ?? "dark");
useLanguage(asked.get("lang") ?? preferredLanguage(remembered("language")));
build();
fit();
standStillWhilePressed(draw);
link.addEventListener("change", () => isPressed() || draw());
link.addEventListener("status", drawBanner);
link.start();
let kept = false;
link.addEventListener("status", () => { if (link.status === "live" && !kept) { kept = true; keepDrawings(); } });
