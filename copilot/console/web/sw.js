// Keeps the page's own files, so that it opens and says what is wrong when the engine can't be reached.
// Never touches what is said at the doors.

const CACHE = "copilot-3";
const SHELL = ["/static/base.css", "/static/sheet.css", "/static/moderator.css", "/static/stage.css", "/static/words.js", "/static/dom.js", "/static/link.js", "/static/projected.js",
  "/static/moderator.js", "/static/cards.js", "/static/sheets.js", "/static/stage.js",
  "/static/orders.js", "/static/split.js", "/static/invite.js", "/static/install.js", "/fonts/IBMPlexSansArabic-Regular.ttf", "/fonts/IBMPlexSansArabic-SemiBold.ttf"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const ours = origin === self.location.origin && (request.mode === "navigate" || /^\/(static|fonts|icons)\//.test(pathname));
  if (request.method === "GET" && ours) event.respondWith(fresh(request));
});

async function fresh(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(request.url.split("#")[0].split("?")[0], answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request.url.split("#")[0].split("?")[0]);
    if (kept) return kept;
    throw error;
  }
}
