// What is shown before the engine has confirmed it.

// The state as it will be when everything pending is done.
export function projected(link) {
  const { state } = link;
  const view = { ...state, cards: new Map(state.cards), orders: new Map(state.orders), alerts: [...(state.alerts ?? [])], pendingOf: new Map(), undoing: false };
  for (const command of link.pending.values()) foresee(view, command, link.you);
  return view;
}

function foresee(view, command, you) {
  if (command.order !== undefined) return foreseeOrder(view, command, you);
  const question = command.question ?? command.source;
  const card = view.cards.get(question);
  if (question !== undefined) view.pendingOf.set(question, command);
  const change = (fields) => card && view.cards.set(question, { ...card, ...fields });
  const resting = () => (card?.answer && !card.waiting ? "answered" : "open");
  switch (command.do) {
    case "pin": change({ state: "pinned", hidden: false }); break;
    case "unpin": case "unhide": change({ state: resting() }); break;
    case "hide": change({ state: "hidden" }); break;
    case "answered": change({ state: "answered", waiting: 0, asked_again: false, answer: { text: command.text ?? "", by: you, at: view.at } }); break;
    case "propose": change(command.text ? { suggestion: { text: command.text, source: you }, missing: null } : {}); break;
    case "rename": change({ title: command.title || card?.title }); break;
    case "merge": if (view.cards.has(command.target)) { view.cards.delete(command.source); view.pendingOf.set(command.target, command); } break;
    case "show": view.showing = command.product ? { code: command.product, name: view.products.find((each) => each.code === command.product)?.name ?? "" } : null; view.showPending = true; break;
    case "message": view.alerts.unshift({ kind: "message", text: command.text, by: you, pending: true }); break;
    case "retract": view.alerts = view.alerts.filter((alert) => alert.message !== command.message); break;
    case "undo": view.undoing = true; break;
  }
}

function foreseeOrder(view, { do: what, id, order, ...fields }, you) {
  const known = view.orders.get(order);
  view.pendingOf.set(order, { do: what });
  if (!known) return;
  const name = view.products.find((each) => each.code === fields.product)?.name ?? "";
  view.orders.set(order, { ...known, ...fields, ...(what === "order_state" ? { by: you } : { name }) });
}
