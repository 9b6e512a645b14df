// The service worker that keeps the page for a visit without a network. src/build/service-worker.ts has it written; the dev
// server, the one file and a page from file:// have none.

/** Set where there is a worker, relative to the page. */
const ADDRESS: string | undefined = import.meta.env.VITE_SERVICE_WORKER;

/** A page that stays open looks for a new version when it is looked at again, at most this often. */
const LOOKED_FOR = 60 * 60 * 1000;

/** Takes the new version; the page has to be loaded anew for it. */
export type TakeVersion = () => void;

function lookWhenShown(registration: ServiceWorkerRegistration) {
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - last < LOOKED_FOR) return;
    last = performance.now();
    // Without a network there is no new version.
    registration.update().catch(() => undefined);
  });
}

async function register(address: string, tell: (take: TakeVersion) => void) {
  const container = navigator.serviceWorker;
  let asked = false;
  let before = container.controller;
  container.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // Another tab took the new version: the files of this one are no longer kept.
    else if (before !== null) tell(() => location.reload());
    before = container.controller;
  });
  await container.register(address);
  const registration = await container.getRegistration(address);
  if (registration === undefined) return;
  const waits = (worker: ServiceWorker) =>
    tell(() => {
      asked = true;
      worker.postMessage({ type: 'SKIP_WAITING' });
    });
  if (registration.waiting !== null && registration.active !== null) waits(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      // The very first one waits for nobody.
      if (worker.state === 'installed' && registration.active !== null) waits(worker);
    });
  });
  lookWhenShown(registration);
}

/**
 * Registers the service worker; without one in this build or this browser, nothing. Call it once, when the page is at rest: it
 * loads every file of the site.
 * @param tell a new version is ready, now or whenever one is found; it is never taken by itself
 */
export function startServiceWorker(tell: (take: TakeVersion) => void) {
  const address = ADDRESS;
  if (address === undefined || !('serviceWorker' in navigator)) return;
  // A browser or a policy may refuse: then the page works as long as there is a network.
  register(address, tell).catch(() => undefined);
}
