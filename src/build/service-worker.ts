// The service worker of the site: keeps every file that the page can ask for, under the hash of its content, so that the
// page opens without a network. Workbox writes it at build time; src/wizard/frame/service-worker.ts registers it.

import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { toTheSite } from './site.ts';

const FILE = 'sw.js';

/** Tells the page the worker's address; the dev server and the one file have none. */
const address: Plugin = {
  name: 'service-worker-address',
  apply: toTheSite,
  config: () => ({ define: { 'import.meta.env.VITE_SERVICE_WORKER': JSON.stringify(FILE) } }),
};

const generated = VitePWA({
  filename: FILE,
  // Its script would be inline or a request of its own; and the manifest is a file of public/.
  injectRegister: false,
  manifest: false,
  // A new version waits until the user takes it.
  registerType: 'prompt',
  workbox: {
    globPatterns: ['**/*.{html,js,css,woff2,webmanifest}', 'favicon.png'],
    globIgnores: ['404.html'],
    // Their names hold a hash, so the browser's cache may answer: what the first visit loaded is not loaded twice.
    dontCacheBustURLsMatching: /^assets\//,
    // The page that opened first is kept whole too, not only the next one.
    clientsClaim: true,
    // An address that is not there stays a 404, and the page is the same with any query.
    navigateFallback: null,
    ignoreURLParametersMatching: [/./],
  },
});

export const serviceWorker: readonly Plugin[] = [
  address,
  // The dev server has no worker.
  ...generated.filter(({ apply }) => apply !== 'serve').map((plugin): Plugin => ({ ...plugin, apply: toTheSite })),
];
