// The orders tab: a line for each order, how far it has come, and what to write to the customer.

import { button, copyText, icon, make, redacted, theirs } from "./dom.js";
import { form, openSheet, submitButton } from "./sheets.js";
import { age, person, platform, say } from "./words.js";

const RANK = { new: 0, confirmed: 1, shipped: 2, cancelled: 3 };
const NEXT = { new: ["confirmed", "confirm", "check"], confirmed: ["shipped", "ship", "parcel"] };

export const openOrders = (view) => [...view.orders.values()].filter((order) => ["new", "confirmed"].includes(order.state)).length;

export const inOrder = (view) => [...view.orders.values()].sort((one, other) => RANK[one.state] - RANK[other.state] || other.number - one.number);

export const orderTitle = (order) => [say("orderNumber", { n: order.number }), order.name || order.product].filter(Boolean).join(" · ");

export class OrderView {
  constructor(id, link, told) {
    this.link = link;
    this.told = told;
    this.element = make("li", { class: "card order", "data-order": id });
    this.said = "";
  }

  show(order, context) {
    this.order = order;
    this.view = context.view;
    const said = JSON.stringify([order, context.pending?.do, context.offline, context.mayAct, context.language, context.you, this.link.reveals]);
    if (said !== this.said) this.draw(order, context);
    this.said = said;
    const words = age(Math.max(0, context.view.at - order.at));
    if (this.age.textContent !== words) this.age.textContent = words;
  }

  draw(order, context) {
    this.age = make("span", { class: "age" });
    this.element.dataset.state = order.state;
    this.element.classList.toggle("pending", Boolean(context.pending));
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.action : null;
    this.element.replaceChildren(this.head(order, context), typed(order), contact(order, context.mayAct && this.link.reveals), context.mayAct ? this.actions(order) : "", context.notYet);
    if (focused) this.element.querySelector(`[data-action="${focused}"]`)?.focus({ preventScroll: true });
  }

  head(order, context) {
    const chip = (words, label) => make("span", { class: `chip ${words ? "" : "lacking"}` }, make("small", { text: label }), theirs("b", words || say("unknown")));
    const known = this.view.products?.find((each) => each.code === order.product);
    const chips = [known?.colours.length > 1 || order.colour ? chip(order.colour, say("colour")) : "", known?.sizes.length > 1 || order.size ? chip(order.size, say("size")) : "", order.quantity > 1 ? chip(String(order.quantity), say("quantity")) : ""];
    const state = order.by ? say("orderBy", { state: say(`order_${order.state}`), by: order.by === context.you ? say("you") : person(order.by) }) : say(`order_${order.state}`);
    return make("div", { class: "asked" },
      make("p", { class: "marks" }, make("span", { class: `mark state-${order.state}` }, icon({ new: "order", confirmed: "check", shipped: "parcel", cancelled: "close" }[order.state]), make("span", { text: state })), make("bdi", { text: say("orderNumber", { n: order.number }) }), make("bdi", { text: platform(order.platform) }), this.age),
      theirs("h3", order.name || order.product || say("noProduct")), make("p", { class: "chips" }, ...chips));
  }

  actions(order) {
    const does = (action, words, run, options = {}) => button(words, { "data-action": action, onclick: run, ...options });
    const edit = does("order-edit", say("edit"), () => editOrder(order, this.view, (command) => this.link.send(command)), { icon: "edit", "aria-haspopup": "dialog", title: say("editOrder") });
    const more = does("order-more", say("moreActions"), () => moreOfOrder(order, (state) => this.bring(state)), { icon: "more", only: true, "aria-haspopup": "dialog" });
    const write = does("order-message", say("writeMessage"), () => confirmation(order, this.told), { icon: "message", "aria-haspopup": "dialog" });
    const step = NEXT[order.state];
    const reveal = order.phone || order.address ? this.link.reveals && does("order-contact", say("reveal"), () => reveals(order, this.link), { icon: "contact", only: true, "aria-haspopup": "dialog" }) : null;
    return make("div", { class: "actions" }, step ? does(`order-${step[0]}`, say(step[1]), () => this.bring(step[0]), { icon: step[2], kind: "strong" }) : null, write, edit, reveal, more);
  }

  bring(state) {
    this.link.send({ do: "order_state", order: this.order.id, state });
    this.told(`${say(`order_${state}`)} · ${orderTitle(this.order)}`, { undo: true });
  }
}

function typed(order) {
  const line = make("p", { class: "wordings" });
  order.texts.forEach((text, index) => line.append(index ? "\u00a0· " : "", make("span", { class: "wording" }, "«", redacted("bdi", text, say), "»")));
  return line;
}

function contact(order, canReveal) {
  const what = order.phone && order.address ? "hasBoth" : order.phone ? "hasPhone" : order.address ? "hasAddress" : "";
  if (!what) return "";
  const where = canReveal ? "" : ` ${say("onPlatform", { platform: platform(order.platform) })}`;
  return make("p", { class: "source" }, icon("contact"), make("span", { text: say(what) + where }));
}

function moreOfOrder(order, bring) {
  const states = { new: ["shipped", "cancelled"], confirmed: ["new", "cancelled"], shipped: ["confirmed", "new", "cancelled"], cancelled: ["new"] }[order.state];
  const words = { new: "reopen", confirmed: "order_confirmed", shipped: "ship", cancelled: "cancelOrder" };
  const drawings = { new: "order", confirmed: "check", shipped: "parcel", cancelled: "close" };
  openSheet(orderTitle(order), (close) => make("div", { class: "sheet-body" }, make("div", { class: "choices" },
    ...states.map((state) => make("button", { type: "button", class: "choice", "data-action": `to-${state}`, onclick: () => { close(); bring(state); } }, icon(drawings[state]), make("span", { text: say(words[state]) }))))), { name: "order" });
}

function editOrder(order, view, send) {
  const products = view.products ?? [];
  const select = make("select", { name: "product", "aria-label": say("product") }, make("option", { value: "", text: say("noProduct") }), ...products.map((each) => make("option", { value: each.code, text: `${each.name} (${each.code})` })));
  select.value = products.some((each) => each.code === order.product) ? order.product : "";
  const field = (name, value) => [make("input", { type: "text", maxlength: 40, dir: "auto", name, list: `known-${name}`, autocomplete: "off", value }), make("datalist", { id: `known-${name}` })];
  const [size, sizes] = field("size", order.size);
  const [colour, colours] = field("colour", order.colour);
  const quantity = make("input", { type: "number", name: "quantity", min: 1, max: 999, inputmode: "numeric", required: true, value: order.quantity });
  const offer = () => {
    const known = products.find((each) => each.code === select.value);
    sizes.replaceChildren(...(known?.sizes ?? []).map((each) => make("option", { value: each })));
    colours.replaceChildren(...(known?.colours ?? []).map((each) => make("option", { value: each })));
  };
  select.addEventListener("change", offer);
  offer();
  const labelled = (name, ...inside) => make("label", { class: "labelled" }, make("span", { text: say(name) }), ...inside);
  openSheet(say("editOrder"), (close) => form(() => {
    close();
    send({ do: "order_edit", order: order.id, product: select.value || null, size: size.value.trim(), colour: colour.value.trim(), quantity: Math.min(999, Math.max(1, Math.round(Number(quantity.value) || 1))) });
  }, labelled("product", select), make("div", { class: "pair" }, labelled("colour", colour, colours), labelled("size", size, sizes)), labelled("quantity", quantity),
  make("div", { class: "actions" }, submitButton(say("save"), "save", { icon: "check", kind: "strong" }))), { name: "order-edit" });
}

function confirmation(order, told) {
  const area = make("textarea", { rows: 8, dir: "auto", name: "confirmation", "aria-label": say("messageText") });
  area.value = order.confirmation;
  openSheet(say("messageText"), (close) => form(async () => {
    await copyText(area);
    close();
    told(say("copied"));
  }, make("p", { class: "hint", text: say("messageTextHow") }), area, make("div", { class: "actions" }, submitButton(say("copy"), "copy", { icon: "copy", kind: "strong" }))), { name: "confirmation" });
}

async function reveals(order, link) {
  const place = make("div", { class: "sheet-body" }, make("p", { class: "hint", text: say("loading") }));
  openSheet(say("contact"), () => place, { name: "contact" });
  const answer = await link.query({ do: "contact", order: order.id });
  const words = answer ? answer.text || say("contactNone", { platform: platform(order.platform) }) : say("needsLink");
  place.replaceChildren(theirs("p", words, { class: "contact" }), make("p", { class: "hint", text: say("contactHow") }));
}
