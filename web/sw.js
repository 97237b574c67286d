// Service worker: keeps the whole page on the device, all or nothing, so that it starts without a line. Never touches the API.

const VERSION = '{{version}}';
const FILES = {{precache}};
const PREFIX = 'kotaj-';
const CACHE = PREFIX + VERSION;

/** What is on the device is given without waking this worker first, where the browser can: the page opens that much earlier. */
function routes() {
  return FILES.map((path) => ({
    condition: { urlPattern: new URLPattern({ pathname: path, search: '' }), requestMethod: 'GET' }, source: { cacheName: CACHE },
  }));
}

self.addEventListener('install', (event) => {
  if (event.addRoutes) event.waitUntil(event.addRoutes(routes()).catch(() => {}));
  // One missing file and nothing is installed: half a version must never start. Hashed names may come from the browser's cache.
  event.waitUntil(caches.open(CACHE).then((cache) =>
    cache.addAll(FILES.map((path) => new Request(path, { cache: path === '/' ? 'reload' : 'default', credentials: 'same-origin' })))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
});

/** What is loaded on demand is hashed too: kept after its first use. */
async function kept(request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request, { ignoreVary: true });
  if (found) return found;
  const response = await fetch(request);
  if (response.ok && /\.[0-9a-f]{10}\.[a-z0-9]+$/.test(new URL(request.url).pathname)) {
    await cache.put(request, response.clone());
  }
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (address.pathname !== '/' && address.pathname !== '/index.html') return;
    // This version's own page with this version's own files: never a mixture.
    event.respondWith(caches.match('/', { cacheName: CACHE }).then((page) => page ?? fetch(request)));
    return;
  }
  // `/api.HASH.js` is a file like any other; what stands under `/api/` is the server's word.
  if (/^\/(api\/|healthz$|metrics$|sw\.js$)/.test(address.pathname)) return;
  event.respondWith(kept(request));
});
