// Letting others in: the presenter's link for a role, as a code to scan, and a new one in its place.

import { button, copyText, make } from "./dom.js";
import { openSheet } from "./sheets.js";
import { say } from "./words.js";

const ROLES = ["moderator", "reviewer", "watcher"];
const QUIET = 4;
const SVG = "http://www.w3.org/2000/svg";

export function invite(link, told) {
  const tabs = make("div", { class: "tabs", role: "tablist" }, ...ROLES.map((role) => make("button", { type: "button", role: "tab", class: "tab", "data-role": role, onclick: () => show(role) }, say(`role_${role}`))));
  const place = make("div", { class: "invitation" });
  openSheet(say("invite"), () => make("div", { class: "sheet-body" }, tabs, place), { name: "invite" });

  async function show(role, renew = false) {
    for (const tab of tabs.children) tab.setAttribute("aria-selected", String(tab.dataset.role === role));
    const answer = await link.query({ do: "invite", role, renew });
    if (!place.isConnected) return;
    if (!answer) return place.replaceChildren(make("p", { class: "hint", text: say("needsLink") }));
    if (renew) told(say("renewed"));
    const field = make("input", { type: "text", readonly: true, dir: "ltr", value: answer.url, "aria-label": say("copyLink"), onfocus: () => field.select() });
    const isHere = /^https?:\/\/(127\.|localhost)/.test(answer.url);
    place.replaceChildren(drawn(answer.squares), make("p", { class: "hint", text: say(isHere ? "inviteHere" : "inviteHow") }), field,
      make("div", { class: "actions" }, button(say("copyLink"), { icon: "copy", "data-action": "copy-link", onclick: async () => { await copyText(field); told(say("copied")); } }),
        button(say("renewLink"), { icon: "again", "data-action": "renew", onclick: () => show(role, true) })));
  }

  show("moderator");
}

function drawn(rows) {
  const side = rows.length + 2 * QUIET;
  const path = rows.map((row, y) => [...row].map((square, x) => (square === "1" ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")).join("")).join("");
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${side} ${side}`);
  picture.setAttribute("class", "code");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", "QR");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  picture.append(shape);
  return picture;
}
