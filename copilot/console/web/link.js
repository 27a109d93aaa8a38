// The connection to the engine: it breaks, comes back and catches up, and what was asked meanwhile is
// sent then, once. A command stays pending until the engine says that it is durable.

const SILENCE_MS = 7000; // the engine speaks at least about once a second
const WAITS_MS = [300, 700, 1500, 3000, 5000];
const AT_ONCE = 24; // less than the engine takes, at once and a second: what it refuses would come after what followed
const A_SECOND = 6;
const STORE = "copilot.pending";

export class Link extends EventTarget {
  constructor({ askName = null } = {}) { // only moderators sign what they do with a name
    super();
    this.status = "connecting";
    this.state = { cards: new Map(), orders: new Map(), order: [], alerts: [], statuses: [], done: [], here: [], products: [], comments: 0, at: 0 };
    this.role = location.pathname.split("/")[1];
    this.you = "";
    this.pending = new Map();
    this.sent = new Set(); // those of them that this socket has taken
    this.allowed = AT_ONCE;
    this.counted = 0;
    this.asked = new Map();
    this.askName = location.pathname.startsWith("/moderator/") ? askName : null;
    this.token = location.hash.slice(1);
    this.tries = 0;
    this.live = null;
    this.base = `/${this.role}/`;
    this.hideToken();
    addEventListener("hashchange", () => this.led());
    addEventListener("online", () => this.retry());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.retry(); });
  }

  async start() {
    this.tell("connecting");
    await this.enter();
  }

  // Get in: with the token that the address brought, or with the session that this browser has already. One attempt at
  // a time: a phone that wakes hears of it more than once, and each would leave a socket open.
  async enter() {
    if (this.entering) return;
    clearTimeout(this.timer);
    this.entering = true;
    const { token } = this;
    let answer;
    try {
      answer = token ? await this.exchange() : await this.ask();
    } catch {
      return this.again("lost");
    } finally {
      this.entering = false;
    }
    if (token !== this.token) return this.enter(); // another link came meanwhile
    if (answer.status === 204) {
      this.token = "";
      return this.connect();
    }
    if (answer.status === 429) return this.again("later", 6000);
    if (answer.status === 503) return this.again("full", 6000);
    this.tell(this.status === "over" ? "over" : "refused");
  }

  enterWith(token) {
    this.token = token;
    this.tries = 0;
    this.tell("connecting");
    return this.enter();
  }

  // A link that is opened where the page is open already changes the address alone.
  led() {
    const token = location.hash.slice(1);
    this.hideToken();
    if (token && this.status !== "live") this.enterWith(token);
  }

  hideToken() {
    if (location.hash.length > 1) history.replaceState(null, "", location.pathname + location.search);
  }

  // Who does not answer in time is not there: what was asked before a phone slept may never be answered.
  async ask(more = {}) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), SILENCE_MS);
    try {
      return await fetch(`${this.base}session`, { cache: "no-store", signal: late.signal, ...more });
    } finally {
      clearTimeout(timer);
    }
  }

  async exchange() {
    const { token } = this;
    if (this.askName && this.name === undefined) {
      const known = await this.ask();
      this.name = known.status === 204 ? "" : await this.askName();
    }
    const headers = { Authorization: `Bearer ${token}` };
    if (this.name) headers["Copilot-Name"] = encodeURIComponent(this.name);
    return this.ask({ method: "POST", headers });
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}${this.base}live`);
    this.socket = socket;
    this.watch(socket);
    socket.addEventListener("message", (event) => {
      if (this.socket !== socket) return;
      this.watch(socket);
      this.hear(JSON.parse(event.data));
    });
    socket.addEventListener("close", (event) => {
      if (this.socket !== socket) return;
      this.socket = null;
      clearTimeout(this.silence);
      if (event.code === 4001) this.tell("refused");
      else if (this.status !== "over") this.again("lost");
    });
  }

  watch(socket) {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      if (this.socket !== socket) return;
      this.socket = null;
      socket.close();
      this.again("lost");
    }, SILENCE_MS);
  }

  again(status, wait = WAITS_MS[Math.min(this.tries, WAITS_MS.length - 1)]) {
    this.tell(status);
    this.tries += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.enter(), wait * (0.8 + 0.4 * Math.random()));
  }

  retry() {
    if (!this.socket && ["lost", "full", "later"].includes(this.status)) { this.tries = 0; this.enter(); }
  }

  hear(message) {
    if (message.t === "hello") this.greet(message);
    else if (message.t === "board") this.take(message);
    else if (message.t === "refused") this.refuse(message);
    else if (message.t === "reply") this.settle(message.id, message);
    else if (message.t === "end") this.tell("over");
  }

  greet({ you, live, reveals }) {
    this.you = you;
    this.reveals = reveals;
    this.fresh = true;
    this.tries = 0;
    if (this.live !== live) this.recall(live);
    this.live = live;
    this.sent.clear();
    this.tell("live");
    this.flush();
  }

  flush() {
    if (!this.isOpen()) return;
    clearTimeout(this.pacing);
    const now = performance.now();
    this.allowed = Math.min(AT_ONCE, this.allowed + A_SECOND * (now - this.counted) / 1000);
    this.counted = now;
    for (const [id, command] of this.pending) {
      if (this.sent.has(id)) continue;
      if (this.allowed < 1) { this.pacing = setTimeout(() => this.flush(), 1000 / A_SECOND); return; }
      this.allowed -= 1;
      this.sent.add(id);
      this.socket.send(JSON.stringify(command));
    }
  }

  drop(id) {
    this.pending.delete(id);
    this.sent.delete(id);
  }

  take({ t, cards = [], orders = [], gone = [], confirmed = [], ...rest }) {
    if (this.fresh) { this.state.cards.clear(); this.state.orders.clear(); }
    this.fresh = false;
    for (const order of orders) this.state.orders.set(order.id, order);
    for (const order of gone) this.state.orders.delete(order);
    for (const card of cards) this.state.cards.set(card.question, card);
    Object.assign(this.state, rest);
    if (rest.order) {
      const kept = new Set(rest.order);
      for (const question of this.state.cards.keys()) if (!kept.has(question)) this.state.cards.delete(question);
    }
    for (const id of confirmed) this.drop(id);
    if (confirmed.length) this.store();
    this.changed(rest.done !== undefined);
  }

  refuse({ id, reason }) {
    if (this.settle(id, null)) return;
    const command = this.pending.get(id);
    if (!command) return;
    if (reason === "too_fast") {
      setTimeout(() => { this.sent.delete(id); this.flush(); }, 1500);
      return;
    }
    this.drop(id);
    this.store();
    this.dispatchEvent(new CustomEvent("refused", { detail: { command, reason } }));
    this.changed(false);
  }

  // Ask what changes nothing; resolves to the answer, or to null where there is none.
  query(what) {
    if (!this.isOpen()) return Promise.resolve(null);
    const id = freshId();
    return new Promise((resolve) => {
      this.asked.set(id, resolve);
      setTimeout(() => this.settle(id, null), SILENCE_MS);
      this.socket.send(JSON.stringify({ id, ...what }));
    });
  }

  settle(id, answer) {
    const resolve = this.asked.get(id);
    this.asked.delete(id);
    resolve?.(answer);
    return Boolean(resolve);
  }

  isOpen() {
    return this.status === "live" && this.socket?.readyState === WebSocket.OPEN;
  }

  // Ask something of the engine; it shows at once as pending.
  send(what) {
    const command = { id: freshId(), ...what };
    const { id } = command;
    this.pending.set(id, command);
    this.store();
    this.flush();
    this.dispatchEvent(new CustomEvent("asked"));
    this.changed(false);
    return id;
  }

  // What was pending before this page was loaded anew belongs to one live, and is dropped in another.
  recall(live) {
    if (this.live !== null) this.pending.clear();
    try {
      const kept = JSON.parse(sessionStorage.getItem(STORE) ?? "null");
      if (kept?.live === live && kept.role === this.role) for (const each of kept.pending) if (!this.pending.has(each.id)) this.pending.set(each.id, each);
    } catch { /* nothing was kept */ }
  }

  store() {
    try {
      sessionStorage.setItem(STORE, JSON.stringify({ live: this.live, role: this.role, pending: [...this.pending.values()] }));
    } catch { /* private windows may forbid it */ }
  }

  tell(status) {
    const before = this.status;
    this.status = status;
    this.dispatchEvent(new CustomEvent("status", { detail: { before } }));
    this.changed(false);
  }

  changed(somebodyActed) {
    this.dispatchEvent(new CustomEvent("change", { detail: { somebodyActed } }));
  }
}

const freshId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
