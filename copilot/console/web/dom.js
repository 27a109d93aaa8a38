// Elements without markup: every text becomes a text node, whatever it holds.

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const icon = (name, more = "") => make("span", { class: `icon i-${name} ${more}`.trim(), "aria-hidden": "true" });

// A viewer's or a colleague's words: their own direction, never markup.
export const theirs = (tag, text, properties = {}) => make(tag, { dir: "auto", text: itemsApart(text), ...properties });

// To Unicode, "M، L، XL" between Arabic words is one run of Latin that reads from the left: an Arabic eye meets XL
// first. Isolated, each item stands on its own, and the list reads from the right as written. The overlay does so too.
const FROM_THE_RIGHT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const ITEM = /[A-Za-z0-9+]{1,5}/g;
const ITEMS = /(?<![\p{L}\p{N}_.:/])[A-Za-z0-9+]{1,5}(?: ?، ?[A-Za-z0-9+]{1,5})+(?![\p{L}\p{N}_:/])|(?<![\p{L}\p{N}_.:/])\d{0,2}[A-Z]{1,4}\d{0,3}(?: ?[,/] ?\d{0,2}[A-Z]{1,4}\d{0,3})+(?![\p{L}\p{N}_:/])/gu;

function itemsApart(text) {
  return text && FROM_THE_RIGHT.test(text) ? text.replace(ITEMS, (found) => found.replace(ITEM, "\u2066$&\u2069")) : text;
}

// Likewise, with what was taken out of them to protect people named in the reader's language.
export function redacted(tag, text, say) {
  const pieces = text.split(/\[(phone|address|name)\]/);
  return make(tag, { dir: "auto" }, ...pieces.map((piece, index) => (index % 2 ? make("span", { class: "gone", text: say(`gone_${piece}`) }) : piece)));
}

export function button(words, { icon: drawing, kind = "", only = false, ...properties } = {}) {
  const inside = [drawing && icon(drawing), only ? null : make("span", { text: words })];
  return make("button", { type: "button", class: `button ${kind}`.trim(), "aria-label": only ? words : null, title: only ? words : null, ...properties }, ...inside);
}

export const find = (selector, root = document) => root.querySelector(selector);

export function remembered(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(`copilot.${key}`, value);
    return localStorage.getItem(`copilot.${key}`);
  } catch {
    return null; // private windows may forbid it
  }
}

// A click needs the element that it began on: while something is held down, and until its click is heard, pages stand
// still. A press whose end is never told, outside the window for one, ends by itself.
const LONGEST_PRESS_MS = 1500;
const CLICK_MS = 40;
let pressed = 0;
export const isPressed = () => pressed > 0;

export function standStillWhilePressed(redraw) {
  const down = () => {
    const own = pressed = performance.now();
    setTimeout(() => release(own), LONGEST_PRESS_MS);
  };
  const up = () => { const own = pressed; if (own) setTimeout(() => release(own), CLICK_MS); };
  const release = (own) => { if (pressed === own) { pressed = 0; redraw(); } };
  addEventListener("pointerdown", down, { passive: true });
  addEventListener("keydown", (event) => { if (event.key === " " && !event.repeat) down(); });
  for (const kind of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(kind, up, { passive: true });
}

const system = matchMedia("(prefers-color-scheme: dark)");

export function useTheme(wanted) {
  const dark = wanted === "dark" || (wanted !== "light" && system.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  return dark;
}

export function followSystemTheme() {
  useTheme(remembered("theme"));
  system.addEventListener("change", () => useTheme(remembered("theme")));
}

export function registerWorker() {
  if (!("serviceWorker" in navigator)) return; // only on this machine or over TLS
  const address = globalThis.trustedTypes
    ? trustedTypes.createPolicy("copilot", { createScriptURL: (url) => { if (url !== "/sw.js") throw new TypeError(url); return url; } }).createScriptURL("/sw.js")
    : "/sw.js";
  holding = navigator.serviceWorker.register(address, { scope: "/" }).then(() => true, () => false);
}

// Whether the browser keeps the page's own files: it does so only where it trusts the address.
let holding = Promise.resolve(false);
export const workerHolds = () => holding;

// Copy what a field holds. Browsers keep the newer way for encrypted addresses.
export async function copyText(field) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand("copy");
  }
}

// Fetch every drawing once: the one that says "no connection" can't be fetched when there is none.
export async function keepDrawings() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const addresses = new Set(rules.map((rule) => /url\("(\/[^"]+\.svg)"\)/.exec(rule.style?.getPropertyValue("--icon") ?? "")?.[1]).filter(Boolean));
  for (const address of addresses) await fetch(address).catch(() => {});
}
