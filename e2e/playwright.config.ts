// The browser tests: one Chromium, the built page, no retries.

import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.mjs';

// Tools that only read this file need no browser; serve.ts refuses to start the tests without one.
const executablePath = (await findBrowser()) ?? '';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'wizard',
  outputDir: '../test-results/wizard',
  globalSetup: './serve.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // For a busy machine. How fast something is belongs in a benchmark.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    trace: 'off',
    // It answers in place of the network, so tests that fail a request could not. offline.spec.ts has it.
    serviceWorkers: 'block',
    // Chromium's sandbox does not run as root.
    launchOptions: { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet },
  },
});
