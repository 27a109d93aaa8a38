// The moderators' page: what everybody sees, what this one has just asked, and nothing else.

import { CardView, notYet } from "./cards.js";
import { button, find, followSystemTheme, icon, isPressed, keepDrawings, make, registerWorker, remembered, standStillWhilePressed, theirs, useTheme } from "./dom.js";
import { install } from "./install.js";
import { Link } from "./link.js";
import { OrderView, inOrder, openOrders } from "./orders.js";
import { projected } from "./projected.js";
import * as sheets from "./sheets.js";
import { split } from "./split.js";
import { currentLanguage, isCalm, isolate, lead, nextLanguage, number, platform, preferredLanguage, present, say, useLanguage } from "./words.js";

const TABS = ["open", "pinned", "answered", "orders", "hidden"];
const EMPTY = { open: ["emptyOpen", "listening", "emptyOpenHow"], pinned: ["emptyPinned", "pin"], answered: ["emptyAnswered", "check"], orders: ["emptyOrders", "order", "emptyOrdersHow"], hidden: ["emptyHidden", "hidden"] };
const CALM_MS = 1800; // after a touch the order stays for so long: nothing moves under a finger
const link = new Link({ askName: sheets.askName });
const cardViews = new Map();
let tab = "open";
let view = projected(link);
let touched = 0;
let heldOrder = [];
let lastDone = null;
let page = null;
let drawing = false;

const mayAct = () => link.role === "moderator";
const isOver = () => ["over", "refused"].includes(link.status);

function act(action, card) {
  const question = card.question;
  const simple = { pin: "pinned", unpin: "unpin", answered: "done", hide: "hidden", unhide: "unhide" };
  if (action in simple) {
    link.send({ do: action, question });
    toast(`${say(simple[action])} · ${isolate(card.title)}`, { undo: true });
  } else if (action === "edit") sheets.editAnswer(card, view, (command) => link.send(command));
  else if (action === "rename") sheets.rename(card, (command) => link.send(command));
  else if (action === "merge") sheets.merge(card, view, (command) => link.send(command));
  else if (action === "split") split(card, link);
  else if (action === "more") sheets.moreActions(card, (chosen) => act(chosen, view.cards.get(question) ?? card));
}

function build() {
  const tabs = make("div", { class: "tabs", role: "tablist", "aria-label": say("title") }, ...TABS.map((name) => make("button", {
    type: "button", role: "tab", class: "tab", id: `tab-${name}`, "aria-controls": "cards", "data-tab": name, onclick: () => choose(name), onkeydown: (event) => walk(event, name),
  }, make("span", { text: say(name) }), make("b", { text: "0" }))));
  const activity = sheets.activityList();
  page = {
    status: make("p", { class: "status", role: "status" }),
    count: make("p", { class: "comments" }),
    air: make("button", { type: "button", class: "air", "data-action": "air", "aria-haspopup": "dialog", disabled: !mayAct(), onclick: () => sheets.chooseProduct(view, (command) => link.send(command)) }),
    banner: make("div", { class: "banners", role: "status" }),
    alerts: make("ul", { class: "alerts" }),
    tabs,
    list: make("ul", { class: "cards", id: "cards", role: "tabpanel" }),
    empty: make("div", { class: "empty" }),
    toasts: make("div", { class: "toasts", role: "status", "aria-live": "polite" }),
    activity,
    here: make("p", { class: "hint" }),
    undo: button(say("undo"), { icon: "undo", "data-action": "undo", onclick: undo }),
  };
  const menu = button(say("menu"), { icon: "more", only: true, kind: "bare", "data-action": "menu", "aria-haspopup": "dialog", onclick: openMenu });
  const tell = button(say("message"), { icon: "message", kind: "strong", "data-action": "message", onclick: () => sheets.message((command) => link.send(command)) });
  find("#app").replaceChildren(
    make("header", {}, make("div", { class: "bar" }, page.status, page.count, menu), make("div", { class: "bar" }, page.air), tabs),
    make("div", { class: "columns" }, make("main", {}, page.banner, page.alerts, page.list, page.empty),
      make("aside", {}, make("h2", { text: say("activity") }), activity.element, make("h2", { text: say("here") }), page.here)),
    mayAct() ? (page.footer = make("footer", {}, page.undo, tell)) : make("footer", { class: "looking" }, make("p", { text: say("looking") })),
    page.toasts,
  );
  cardViews.clear();
  for (const part of ["banner", "alerts", "status"]) page[part].said = "";
}

function openMenu() {
  sheets.menu(view, {
    dark: document.documentElement.dataset.theme === "dark",
    language: () => { const next = nextLanguage(); remembered("language", next); useLanguage(next); build(); draw(); },
    theme: () => useTheme(remembered("theme", document.documentElement.dataset.theme === "dark" ? "light" : "dark") ?? undefined),
    activity: () => sheets.activity(view),
    install,
  });
}

function undo() {
  link.send({ do: "undo" });
}

function choose(name) {
  tab = name;
  touched = 0;
  draw();
  find("main").scrollTop = 0;
  scrollTo({ top: 0 });
}

function walk(event, name) {
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const step = { [forward]: 1, [forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: -1 }[event.key];
  if (!step) return;
  const next = TABS[(TABS.indexOf(name) + step + TABS.length) % TABS.length];
  choose(next);
  find(`#tab-${next}`).focus();
}

// Draw at most once a frame, and nothing under a finger.
function soon() {
  if (drawing || isPressed()) return;
  drawing = true;
  const drawNow = () => { if (drawing) { drawing = false; if (!isPressed()) draw(); } };
  requestAnimationFrame(drawNow);
  setTimeout(drawNow, 250); // a page in the background has no frames
}

function draw() {
  view = projected(link);
  view.you = link.you;
  if (!page) build();
  page.air.disabled = !mayAct() || isOver();
  drawStatus();
  drawTabs();
  drawCards();
  page.activity.refresh(view);
  page.here.textContent = present(view).join(" · ");
  if (page.footer) page.footer.hidden = isOver();
  page.undo.classList.toggle("pending", view.undoing);
  page.undo.disabled = view.undoing;
  sheets.refreshSheet(view);
}

function replace(part, said, children) {
  if (part.said === said) return;
  part.said = said;
  part.replaceChildren(...children());
}

function drawStatus() {
  const state = link.status === "live" ? worst(view.statuses ?? []) : link.status;
  replace(page.status, JSON.stringify([link.status, view.statuses]), () => (link.status === "live" && view.statuses?.length
    ? view.statuses.map((each) => make("span", { class: `platform ${each.state}` }, icon(each.state), make("bdi", { text: platform(each.platform) }), make("small", { class: each.state === "live" ? "unseen" : "", text: say(`state_${each.state}`) })))
    : [make("span", { class: `platform ${link.status}` }, icon({ over: "end", live: "waiting", connecting: "connecting" }[link.status] ?? "offline"), make("span", { text: say("title") }))]));
  page.status.dataset.state = state;
  page.count.textContent = view.comments ? say("comments", { n: view.comments }) : "";
  const showing = view.showing;
  replace(page.air, JSON.stringify([showing, view.showPending, page.air.disabled]), () => [icon("on_air"), make("span", { class: "lead", text: say("onAir") }), theirs("b", showing ? showing.name || showing.code : say("nothingOnAir")), showing?.name ? make("small", {}, make("bdi", { text: showing.code })) : "", view.showPending ? icon("connecting", "spin") : "", page.air.disabled ? "" : icon("down")]);
  const waiting = link.pending.size;
  replace(page.banner, JSON.stringify([link.status, waiting && link.status !== "live"]), () => banner());
  replace(page.alerts, JSON.stringify([view.alerts, view.you]), () => (view.alerts ?? []).map(alertItem));
}

function banner() {
  const told = { lost: ["lost", "offline"], connecting: ["connecting", "connecting"], over: ["over", "end"], refused: ["refused", "failed"], full: ["full", "waiting"], later: ["later", "waiting"] }[link.status];
  if (!told) return [];
  const bad = ["lost", "refused"].includes(link.status);
  const detail = link.status === "refused" ? say("refusedHow") : link.status === "over" && link.pending.size ? say("cannotSend") : "";
  return [make("div", { class: `banner ${bad ? "bad" : ""}`, "data-banner": link.status }, icon(told[1]), make("span", { text: detail ? `${say(told[0]).replace(/\.$/, "")}. ${detail}` : say(told[0]) })), link.status === "refused" ? sheets.pasteLink((token) => link.enterWith(token), toast) : ""];
}

function alertItem(alert) {
  return make("li", { class: `banner ${isCalm(alert) ? "" : "bad"} ${alert.pending ? "pending" : ""}`, "data-kind": alert.kind }, icon(alert.kind), make("span", {}, make("small", { text: lead(alert, view.you) }), " ", theirs("span", alert.text)),
    alert.message && mayAct() ? button(say("retract"), { icon: "close", only: true, kind: "bare", "data-action": "retract", onclick: () => link.send({ do: "retract", message: alert.message }) }) : "");
}

const worst = (statuses) => ["failed", "offline", "connecting", "waiting", "live"].find((state) => statuses.some((each) => each.state === state)) ?? "waiting";

function drawTabs() {
  const counts = Object.fromEntries(TABS.map((name) => [name, 0]));
  for (const card of view.cards.values()) counts[card.state] += 1;
  counts.orders = openOrders(view);
  for (const name of TABS) {
    const element = find(`[data-tab="${name}"]`, page.tabs);
    element.setAttribute("aria-selected", String(name === tab));
    element.tabIndex = name === tab ? 0 : -1;
    find("b", element).textContent = number(counts[name]);
  }
  page.list.setAttribute("aria-labelledby", `tab-${tab}`);
}

function drawCards() {
  const wanted = tab === "orders" ? inOrder(view).map((order) => order.id) : view.order.filter((question) => view.cards.get(question)?.state === tab);
  if (tab === "hidden") wanted.push(...[...view.cards.values()].filter((card) => card.state === tab && !wanted.includes(card.question)).map((card) => card.question));
  const calm = performance.now() - touched < CALM_MS;
  const order = calm ? [...heldOrder.filter((key) => wanted.includes(key)), ...wanted.filter((key) => !heldOrder.includes(key))] : wanted;
  heldOrder = order;
  for (const [key, each] of cardViews) if (!order.includes(key)) { each.element.remove(); cardViews.delete(key); }
  const before = positions();
  let place = page.list.firstElementChild;
  for (const key of order) {
    const each = cardViews.get(key) ?? (tab === "orders" ? new OrderView(key, link, toast) : new CardView(key, act));
    cardViews.set(key, each);
    const pending = view.pendingOf.get(key);
    const offline = link.status !== "live";
    each.show(view.cards.get(key) ?? view.orders.get(key), { view, at: view.at, pending, offline, notYet: notYet(pending, offline), pinnedBy: pinnedBy(key), mayAct: mayAct() && !isOver(), language: currentLanguage(), you: view.you });
    if (each.element === place) place = place.nextElementSibling;
    else page.list.insertBefore(each.element, place);
  }
  glide(before);
  drawEmpty(order.length === 0);
  if (calm) setTimeout(soon, CALM_MS);
}

function pinnedBy(question) {
  for (const entry of [...(view.done ?? [])].reverse()) if (entry.do === "pin" && entry.question === question) return entry.by;
  return view.pendingOf.get(question)?.do === "pin" ? view.you : "";
}

const positions = () => new Map([...cardViews].filter(([, each]) => each.element.isConnected).map(([question, each]) => [question, each.element.getBoundingClientRect().top]));

function glide(before) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden) return;
  for (const [question, each] of cardViews) {
    const moved = (before.get(question) ?? NaN) - each.element.getBoundingClientRect().top;
    if (Math.abs(moved) > 2) each.element.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], { duration: 220, easing: "ease-out" });
  }
}

function drawEmpty(isEmpty) {
  page.empty.hidden = !isEmpty;
  if (!isEmpty) return;
  const [words, drawing, how] = EMPTY[tab];
  page.empty.replaceChildren(icon(drawing), make("h2", { text: say(words) }), how ? make("p", { text: say(how) }) : "");
}

function toast(words, { undo: canUndo = false } = {}) {
  const element = make("div", { class: "toast" }, make("span", { dir: "auto", text: words }), canUndo ? button(say("undo"), { icon: "undo", kind: "bare", "data-action": "toast-undo", onclick: () => { undo(); element.remove(); } }) : "");
  for (const other of [...page.toasts.children]) if (canUndo || page.toasts.children.length > 1) other.remove(); // one undo at a time: the last step's
  page.toasts.append(element);
  setTimeout(() => element.remove(), canUndo ? 5000 : 3500);
}

// What the others did is said once, in passing.
function tellOthers() {
  const key = (entry) => `${entry.at} ${entry.by} ${entry.do} ${entry.question} ${entry.order}`;
  const done = link.state.done ?? [];
  if (lastDone) for (const entry of done) if (!lastDone.has(key(entry)) && entry.by !== link.you && entry.by !== "recording") toast(sheets.told(entry, view));
  lastDone = new Set(done.map(key));
}

link.addEventListener("change", (event) => { soon(); if (event.detail.somebodyActed) tellOthers(); });
link.addEventListener("status", () => { if (page && isOver()) page.toasts.replaceChildren(); });
link.addEventListener("status", (event) => { if (page && event.detail.before === "lost" && link.status === "live") toast(say("back")); });
// "Undo" takes back the last step, whichever it was: where another followed, a note's own would take back that one.
link.addEventListener("asked", () => page.toasts.querySelectorAll("[data-action=toast-undo]").forEach((each) => each.parentElement.remove()));
link.addEventListener("refused", (event) => toast(say("notTaken", { what: say(`why_${event.detail.reason}`) })));
for (const kind of ["pointerdown", "touchmove", "wheel", "keydown"]) addEventListener(kind, () => { touched = performance.now(); }, { passive: true });

standStillWhilePressed(soon);
followSystemTheme();
useLanguage(new URLSearchParams(location.search).get("lang") ?? preferredLanguage(remembered("language")));
build();
draw();
registerWorker();
link.start();
let kept = false;
link.addEventListener("status", () => { if (link.status === "live" && !kept) { kept = true; keepDrawings(); } });
