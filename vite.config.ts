// How the page is built and tested: files that work under any path, with the content security policy written in.

import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { catalogues } from './src/build/catalogues.ts';
import { coreWords } from './src/build/core-words.ts';
import { headers } from './src/build/headers.ts';
import { notFound } from './src/build/not-found.ts';
import { prerender } from './src/build/prerender.ts';
import { serviceWorker } from './src/build/service-worker.ts';
import { siteAddress } from './src/build/site-address.ts';

/** The hash is that of the empty string: emotion inserts empty style tags and fills them through the CSSOM. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Writes the policy into the built page. The dev server needs inline scripts, so it goes without. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace(
        '<head>',
        `<head>\n    <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`,
      ),
  },
};

export default defineConfig({
  base: './',
  plugins: [
    catalogues(),
    coreWords(),
    react(),
    contentSecurityPolicy,
    prerender(),
    notFound,
    headers,
    siteAddress,
    ...serviceWorker,
  ],
  build: {
    // The polyfill is an inline script, and a small asset would become a data: URL. The policy refuses both.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the page begins with, in two files: what changes with the product, and what seldom does.
        codeSplitting: {
          groups: [
            { name: 'vendor', tags: ['$initial'], test: /[\\/]node_modules[\\/]|src[\\/]react-client/, priority: 1 },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    // For a busy machine: some tests start real programs. How fast something is belongs in a benchmark.
    testTimeout: 60_000,
    // On two processors Vitest would leave one idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'], exclude: ['e2e/house/**'] },
      },
      { extends: true, test: { name: 'house', include: ['e2e/house/*.test.ts'] } },
    ],
  },
});
