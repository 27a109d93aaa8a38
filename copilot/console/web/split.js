// Splitting a question: which of its wordings ask something else.

import { icon, make, redacted } from "./dom.js";
import { form, openSheet, submitButton } from "./sheets.js";
import { number, say } from "./words.js";

export async function split(card, link) {
  const chosen = new Set();
  const submit = submitButton(say("splitOff"), "split-off", { icon: "split", kind: "strong", disabled: true });
  const list = make("div", { class: "choices" }, make("p", { class: "hint" }, icon("connecting", "spin"), " ", say("loading")));
  const dialog = openSheet(card.title, (close) => form(() => {
    close();
    link.send({ do: "split", question: card.question, texts: [...chosen] });
  }, make("p", { class: "hint", text: say("splitHow") }), list, make("div", { class: "actions sticky" }, submit)), { name: "split" });
  const answer = await link.query({ do: "wordings", question: card.question });
  if (!dialog.isConnected) return;
  const told = answer?.wordings ?? [];
  if (told.length < 2) return list.replaceChildren(make("p", { class: "hint", text: say(answer ? "splitNone" : "needsLink") }));
  const row = ({ key, text, people }) => {
    const box = make("input", { type: "checkbox", value: key, onchange: () => {
      if (box.checked) chosen.add(key); else chosen.delete(key);
      submit.disabled = !chosen.size || chosen.size === answer.all;
    } });
    return make("label", { class: "choice", "data-key": key }, box, redacted("span", text, say), make("b", { class: "count", text: number(people) }));
  };
  list.replaceChildren(...told.map(row), answer.all > told.length ? make("p", { class: "hint", text: say("moreWordings", { n: answer.all - told.length }) }) : "");
}
