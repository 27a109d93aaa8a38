// One card of the moderators' page: an element that stays the same while what it says changes.

import { button, icon, make, redacted, theirs } from "./dom.js";
import { age, freshness, isolate, lacking, number, person, platform, say, sourced, titled } from "./words.js";

export class CardView {
  constructor(question, act) {
    this.question = question;
    this.act = act;
    this.element = make("li", { class: "card", "data-question": question });
    this.said = "";
  }

  show(card, context) {
    this.card = card;
    const said = JSON.stringify([card, context.pending?.do, context.offline, context.pinnedBy, context.mayAct, context.language, context.you, told(card, context)]);
    if (said === this.said) return this.showAge(context.at);
    this.said = said;
    this.element.dataset.state = card.state;
    this.element.classList.toggle("pending", Boolean(context.pending));
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.action : null;
    this.element.replaceChildren(this.head(card, context), wordings(card), answer(card, context), ...(context.mayAct ? [this.actions(card)] : []), context.notYet);
    if (focused) this.element.querySelector(`[data-action="${focused}"]`)?.focus({ preventScroll: true });
    this.showAge(context.at);
  }

  showAge(at) {
    const words = age(Math.max(0, at - this.card.last_at));
    if (this.age && this.age.textContent !== words) this.age.textContent = words;
  }

  head(card, context) {
    this.age = make("span", { class: "age" });
    const calm = card.state === "answered" && !card.waiting; // nobody waits: how many it was for says more than 0
    const [n, words] = calm ? [card.askers, say("askers", { n: card.askers })] : [card.waiting, say("waiting", { n: card.waiting })];
    const count = make("span", { class: calm ? "count calm" : "count", "aria-label": `${number(n)} ${words}` }, make("b", { text: number(n) }), make("small", { text: words, "aria-hidden": "true" }));
    return make("div", { class: "head" }, count, make("div", { class: "asked" }, theirs("h3", titled(card)), marks(card, context, this.age)));
  }

  actions(card) {
    const does = (action, words, options = {}) => button(words, { "data-action": action, onclick: () => this.act(action, this.card, this.element), ...options });
    const more = does("more", say("moreActions"), { icon: "more", only: true, "aria-haspopup": "dialog" });
    const answered = does("answered", say("done"), { icon: "check" });
    const lacks = !card.suggestion && !card.answer?.text && card.kind !== "stream_problem";
    const edit = does("edit", say(lacks ? "writeShort" : "edit"), { icon: "edit", kind: lacks && card.state === "open" ? "strong" : "", "aria-haspopup": "dialog", title: say(lacks ? "write" : "edit") });
    if (card.state === "hidden") return make("div", { class: "actions" }, does("unhide", say("unhide"), { icon: "show", kind: "strong" }), more);
    if (card.state === "pinned") return make("div", { class: "actions" }, answered, edit, does("unpin", say("unpin"), { icon: "unpin", only: true }), more);
    if (card.state === "answered") return make("div", { class: "actions" }, edit, does("pin", say("pin"), { icon: "pin" }), more);
    return make("div", { class: "actions" }, does("pin", say("pin"), { icon: "pin", kind: lacks ? "" : "strong" }), edit, answered, more);
  }
}

function marks(card, context, when) {
  const line = make("p", { class: "marks" });
  const mark = (drawing, words, kind = "") => line.append(make("span", { class: `mark ${kind}` }, icon(drawing), make("span", { text: words })));
  if (card.state === "pinned") mark("pin", context.pinnedBy ? say("pinnedBy", { by: person(context.pinnedBy) }) : say("pinned"), "accent");
  if (card.kind === "complaint" || card.kind === "stream_problem") mark(card.kind === "complaint" ? "complaints" : "stream_problem", say(card.kind), "bad");
  if (card.rising) mark("rising", say("rising"), "accent");
  if (card.asked_again) mark("again", say("again"), "accent");
  line.append(when);
  return line;
}

// « » · « » · 55 more: each wording keeps its own direction.
function wordings(card) {
  const heard = card.wordings ?? [];
  if (!heard.length) return "";
  const line = make("p", { class: "wordings" });
  heard.forEach((text, index) => line.append(index ? "\u00a0· " : "", make("span", { class: "wording" }, "«", redacted("bdi", text, say), "»")));
  const others = card.comments - heard.length - 1;
  if (others > 0) line.append("\u00a0· ", make("span", { class: "others", text: say("more", { n: others }) }));
  return line;
}

function answer(card, context) {
  const by = (name) => (name === context.you && name ? say("youWrote") : say("wordsBy", { by: person(name) }));
  if (card.answer?.text) return block("answer", card.answer.text, by(card.answer.by), "check");
  if (card.suggestion) {
    const { text, source, stale } = card.suggestion;
    const written = isWritten(card, context);
    const line = [written ? by(source) : say("source", { source: sourced(source) }), told(card, context)].filter(Boolean).join(" · ");
    return block("answer", text, line, written ? "edit" : "source", stale);
  }
  if (card.state === "answered") return block("answer quiet", say("byVoice"), card.answer ? say("answerWas", { by: person(card.answer.by) }) : "", "check");
  if (card.kind === "stream_problem") return "";
  return make("div", { class: "box missing" }, make("p", {}, icon("missing"), theirs("span", lacking(card), { class: "text" })));
}

const isWritten = ({ suggestion, words }, { you }) => words?.some((word) => word.text === suggestion.text) || suggestion.source === you;
const told = (card, context) => (card.suggestion ? freshness(card.suggestion, context.at, isWritten(card, context)) : "");

function block(kind, text, source, drawing, stale = false) {
  const doubt = stale && make("p", { class: "source stale" }, icon("clock"), make("span", { text: say("stale") }));
  return make("div", { class: `box ${kind}` }, theirs("p", text, { class: "text" }), doubt, source && make("p", { class: "source" }, icon(drawing), make("span", { text: source })));
}

export function notYet(pending, offline) {
  if (!pending) return "";
  return make("p", { class: "not-yet", role: "status" }, icon(offline ? "offline" : "connecting", offline ? "" : "spin"), make("span", { text: say(offline ? "queued" : "notConfirmed") }));
}

export function describePlatforms(card) {
  return Object.entries(card.platforms).map(([name, count]) => `${isolate(platform(name))} ${number(count)}`).join(" · ");
}
