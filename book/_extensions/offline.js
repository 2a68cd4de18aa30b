// Answer from the network; without one, from what was kept of the pages that were used. What is
// kept is of one edition of the book: a new one replaces it whole.
const BOOK = 'softmax-regression-proved ' + self.registration.scope; // other books may share the host
const CACHE = BOOK + ' EDITION'; // the build names it here

self.addEventListener('install', () => self.skipWaiting());

async function takeOver() {
  const old = (await caches.keys()).filter(name => name.startsWith(BOOK) && name !== CACHE);
  await Promise.all(old.map(name => caches.delete(name)));
  await self.clients.claim();
}

// Keep the addresses that a page names; ask the host for each, which may have changed it.
async function keep(addresses) {
  const cache = await caches.open(CACHE);
  await Promise.allSettled(addresses.map(address => cache.add(new Request(address, {cache: 'no-cache'}))));
}

async function answer(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(request) || await cache.match(request, {ignoreSearch: true});
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('activate', event => event.waitUntil(takeOver()));
self.addEventListener('message', event => event.waitUntil(keep(event.data)));
self.addEventListener('fetch', event => {
  const {request} = event;
  if (request.method === 'GET' && request.url.startsWith(self.registration.scope)) event.respondWith(answer(request));
});
