// What opens over the page: a sheet from below on a phone, a window in the middle on a desktop.

import { button, icon, make, remembered, theirs } from "./dom.js";
import { describePlatforms } from "./cards.js";
import { age, number, person, present, say, titled } from "./words.js";

let opened = null;
let origin = null; // the button that led here: its card may be drawn anew meanwhile

// A change of the state reaches the sheet that is open.
export const refreshSheet = (view) => opened?.refresh?.(view);
export const sheetIsOpen = () => opened !== null;

export function openSheet(title, build, { refresh, name } = {}) {
  opened?.dialog.close();
  const from = document.activeElement;
  if (from?.dataset.action) origin = { card: from.closest("[data-question], [data-order]"), action: from.dataset.action };
  const dialog = make("dialog", { class: "sheet", "aria-labelledby": "sheet-title", "data-sheet": name });
  const close = () => dialog.close();
  const heading = make("h2", { id: "sheet-title", dir: "auto", text: title });
  dialog.append(make("div", { class: "sheet-head" }, heading, button(say("close"), { icon: "close", only: true, kind: "bare", "data-action": "close", onclick: close })), build(close));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) close(); });
  const own = { dialog, refresh };
  opened = own;
  dialog.addEventListener("close", () => { if (opened === own) opened = null; dialog.remove(); comeBack(); });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function comeBack() {
  if (!opened && document.activeElement === document.body) origin?.card?.querySelector(`[data-action="${origin.action}"]`)?.focus({ preventScroll: true });
}

export function form(submit, ...children) {
  const element = make("form", { class: "sheet-body", onsubmit: (event) => { event.preventDefault(); submit(event.submitter?.value); } }, ...children);
  return element;
}

export function submitButton(words, value, options = {}) {
  const made = button(words, { "data-action": value, value, ...options });
  made.type = "submit";
  return made;
}

export function editAnswer(card, view, send) {
  const first = card.suggestion?.text ?? card.answer?.text ?? "";
  const area = make("textarea", { rows: 4, maxlength: Math.max(500, first.length), dir: "auto", name: "answer", "aria-label": say("answerHint"), placeholder: say("answerHint") });
  area.value = first;
  const known = new Set((card.words ?? []).map((word) => word.text));
  const meanwhile = make("div", { class: "meanwhile", role: "status" });
  const use = (word, lead) => make("li", { class: "earlier" }, make("div", {}, make("small", { text: lead }), theirs("p", word.text)),
    button(say("use"), { onclick: () => { area.value = word.text; area.focus(); } }));
  const earlier = (card.words ?? []).filter((word) => word.text !== first);
  let standing = first;
  const refresh = (now) => {
    const current = now.cards.get(card.question);
    standing = current?.suggestion?.text ?? current?.answer?.text ?? "";
    const fresh = (now.cards.get(card.question)?.words ?? []).filter((word) => !known.has(word.text) && word.by !== now.you);
    if (fresh.length) meanwhile.replaceChildren(make("ul", {}, ...fresh.map((word) => use(word, say("wroteMeanwhile", { by: person(word.by) })))));
  };
  const dialog = openSheet(say("answerTo", { title: titled(card) }), (close) => form((value) => {
    const text = area.value.trim();
    close();
    if (value === "answer-with") send({ do: "answered", question: card.question, text });
    else if (text !== standing || !text) send({ do: "propose", question: card.question, text });
  }, meanwhile, area, make("div", { class: "actions" }, submitButton(say("offer"), "offer", { icon: "message", kind: "strong" }), submitButton(say("answeredSo"), "answer-with", { icon: "check" })),
  earlier.length ? make("section", {}, make("h3", { text: say("earlier") }), make("ul", {}, ...earlier.map((word) => use(word, person(word.by))))) : null), { refresh, name: "answer" });
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  return dialog;
}

export function rename(card, send) {
  const field = make("input", { type: "text", maxlength: 120, dir: "auto", name: "title", "aria-label": say("renameTo"), enterkeyhint: "done", autocomplete: "off" });
  field.value = card.title;
  openSheet(say("renameTo"), (close) => form(() => {
    const title = field.value.trim();
    close();
    if (title && title !== card.title) send({ do: "rename", question: card.question, title });
  }, field, make("div", { class: "actions" }, submitButton(say("save"), "save", { icon: "check", kind: "strong" }))), { name: "rename" });
  field.select();
}

export function merge(card, view, send) {
  const others = view.order.map((question) => view.cards.get(question)).filter((other) => other && other.question !== card.question && ["open", "pinned", "answered"].includes(other.state));
  openSheet(say("mergeInto", { title: card.title }), (close) => {
    const entry = (other) => choice({ count: number(other.waiting), title: titled(other), pick: () => { close(); send({ do: "merge", source: card.question, target: other.question }); }, value: other.question });
    return make("div", { class: "sheet-body" }, make("p", { class: "hint", text: say(others.length ? "mergeHow" : "nothingToMerge") }), searchable(others, titled, entry));
  }, { name: "merge" });
}

export function chooseProduct(view, send) {
  let current = view.showing?.code ?? null;
  const refresh = (now) => {
    const code = now.showing?.code ?? null;
    if (code === current) return;
    current = code;
    for (const each of dialog.querySelectorAll(".choice")) mark(each, each.dataset.value === (current ?? ""));
  };
  const dialog = openSheet(say("chooseProduct"), (close) => {
    const pick = (product) => () => { close(); if (product !== current) send({ do: "show", product }); };
    const entry = (product) => choice({ title: product.name, detail: product.code, pick: pick(product.code), value: product.code, chosen: product.code === current });
    return make("div", { class: "sheet-body" }, searchable(view.products ?? [], (product) => `${product.name} ${product.code}`, entry), choice({ title: say("nothingOnAir"), pick: pick(null), value: "", chosen: current === null }));
  }, { refresh, name: "product" });
}

function choice({ title, detail = "", count = "", pick, value, chosen = false }) {
  const made = make("button", { type: "button", class: "choice", onclick: pick, "data-value": String(value) },
    count && make("b", { class: "count", text: count }), theirs("span", title), detail && make("small", {}, make("bdi", { text: detail })), icon("check"));
  mark(made, chosen);
  return made;
}

function mark(made, chosen) {
  made.setAttribute("aria-pressed", String(chosen));
  made.querySelector(".i-check").hidden = !chosen;
}

function searchable(all, words, entry) {
  const list = make("div", { class: "choices" });
  const show = (wanted) => list.replaceChildren(...all.filter((each) => words(each).toLocaleLowerCase().includes(wanted)).slice(0, 100).map(entry));
  show("");
  if (all.length < 8) return list;
  const field = make("input", { type: "search", dir: "auto", "aria-label": say("search"), placeholder: say("search"), oninput: () => show(field.value.trim().toLocaleLowerCase()) });
  return make("div", {}, field, list);
}

export function message(send) {
  const area = make("textarea", { rows: 3, maxlength: 200, dir: "auto", name: "message", "aria-label": say("message"), enterkeyhint: "send" });
  openSheet(say("message"), (close) => form(() => {
    const text = area.value.trim();
    if (!text) return area.focus();
    close();
    send({ do: "message", text });
  }, area, make("p", { class: "hint", text: say("messageHint") }), make("div", { class: "actions" }, submitButton(say("send"), "send", { icon: "message", kind: "strong" }))), { name: "message" });
  area.focus();
}

export function moreActions(card, act) {
  openSheet(titled(card), (close) => {
    const does = (action, drawing) => make("button", { type: "button", class: "choice", "data-action": action, onclick: () => { close(); act(action); } }, icon(drawing), make("span", { text: say(action) }));
    const asked = say("asked", { people: say("people", { n: card.askers }), comments: say("comments", { n: card.comments }) });
    return make("div", { class: "sheet-body" }, make("div", { class: "choices" }, does("rename", "name"), does("merge", "merge"), does("split", "split"), card.state === "hidden" ? null : does("hide", "hidden")),
      make("section", {}, make("h3", { text: say("details") }), make("p", { class: "hint", text: asked }), make("p", { class: "hint", text: describePlatforms(card) })));
  }, { name: "more" });
}

// An installed page has no address bar: a new link can be pasted here.
export function pasteLink(enter, told) {
  const field = make("input", { type: "url", dir: "ltr", name: "link", "aria-label": say("pasteLink"), placeholder: say("pasteHow"), autocomplete: "off", enterkeyhint: "go", required: true });
  const submit = () => {
    const link = parsed(field.value.trim());
    if (!link || link.pathname !== location.pathname || link.hash.length < 2) return told(say("wrongLink"));
    if (link.origin === location.origin) enter(link.hash.slice(1));
    else location.assign(link);
  };
  return make("form", { class: "paste", onsubmit: (event) => { event.preventDefault(); submit(); } }, field, submitButton(say("pasteLink"), "paste", { kind: "strong" }));
}

export function menu(view, { language, theme, dark, activity, install }) {
  openSheet(say("menu"), (close) => {
    const does = (name, drawing, words, run) => make("button", { type: "button", class: "choice", "data-action": name, onclick: () => { close(); run(); } }, icon(drawing), make("span", { text: words }));
    const here = present(view);
    return make("div", { class: "sheet-body" }, make("div", { class: "choices" }, does("activity", "clock", say("activity"), activity), does("language", "name", say("language"), language), does("theme", "show", say(dark ? "themeLight" : "theme"), theme), does("install", "install", say("install"), install)),
      here.length ? make("section", {}, make("h3", { text: say("here") }), make("p", { class: "hint", text: here.join(" · ") })) : null);
  }, { name: "menu" });
}

export function activity(view) {
  const list = activityList();
  list.refresh(view);
  openSheet(say("activity"), () => make("div", { class: "sheet-body" }, list.element), { refresh: list.refresh, name: "activity" });
}

export function activityList() {
  const element = make("ul", { class: "activity" });
  let said = "";
  const refresh = (view) => {
    const lines = [...(view.done ?? [])].reverse().map((entry) => [told(entry, view), age(Math.max(0, view.at - entry.at))]);
    if (said === (said = JSON.stringify(lines))) return;
    element.replaceChildren(...(lines.length ? lines.map(([words, when]) => make("li", {}, make("span", { text: words }), make("small", { text: when }))) : [make("li", { class: "hint", text: say("noActivity") })]));
  };
  return { element, refresh };
}

export function told(entry, view) {
  const by = entry.by === view.you && entry.by ? say("you") : person(entry.by);
  return say(`did_${entry.do}`, { by, title: titleOf(entry, view), state: entry.state ? say(`order_${entry.state}`) : "" });
}

function titleOf(entry, view) {
  if (entry.order) {
    const order = view.orders.get(entry.order);
    return order ? say("orderNumber", { n: order.number }) : say("orders");
  }
  if (entry.do === "show") return view.products?.find((each) => each.code === entry.product)?.name ?? entry.product ?? say("nothingOnAir");
  return view.cards.get(entry.question)?.title ?? "…";
}

// Ask for the name that the others see; resolves to "" where none is given.
export function askName() {
  return new Promise((resolve) => {
    const field = make("input", { type: "text", maxlength: 24, dir: "auto", name: "name", "aria-label": say("name"), placeholder: say("name"), autocomplete: "nickname", enterkeyhint: "go" });
    field.value = remembered("name") ?? "";
    let name = "";
    const dialog = openSheet(say("who"), (close) => form((value) => {
      name = value === "skip" ? "" : field.value.trim();
      if (name) remembered("name", name);
      close();
    }, make("p", { class: "hint", text: say("whoHow") }), field, make("div", { class: "actions" }, submitButton(say("enter"), "enter", { kind: "strong" }), submitButton(say("skip"), "skip"))), { name: "name" });
    dialog.addEventListener("close", () => resolve(name));
    field.focus();
  });
}

function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
