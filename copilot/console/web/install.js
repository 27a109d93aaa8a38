// Putting the page on the home screen: what this browser, on this address, can really do.

import { button, make, workerHolds } from "./dom.js";
import { openSheet } from "./sheets.js";
import { say } from "./words.js";

let offered = null;
addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); offered = event; });

const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
const isApple = () => /iPhone|iPad/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

export async function install() {
  const holds = await workerHolds();
  openSheet(say("install"), (close) => make("div", { class: "sheet-body" }, ...steps(close, holds)), { name: "install" });
}

function steps(close, holds) {
  const hint = (key) => make("p", { class: "hint", text: say(key) });
  if (isInstalled()) return [hint("installDone")];
  if (offered) return [make("div", { class: "actions" }, button(say("installNow"), { icon: "install", kind: "strong", "data-action": "install-now", onclick: () => { close(); offered.prompt(); offered = null; } }))];
  const how = hint(isApple() ? "installIos" : "installBrowser");
  if (location.protocol === "https:" && !holds) return [hint("installTrust"), make("a", { class: "button strong", href: "/certificate.crt", download: "live-copilot.crt", text: say("getCertificate") }), hint("trustHow")];
  return holds ? [how] : [how, hint("installPlain")];
}
