// Every browser test starts from this: a page that may break no promise. A violation of the content security policy, an
// error on the console, an exception that nobody caught and a request to any other host each fail the test.

import { test as base, expect } from '@playwright/test';

export const test = base.extend<{ broken: string[] }>({
  baseURL: process.env.WIZARD_URL,
  // The promises broken so far, one line each. Only a test that breaks one on purpose takes it out.
  broken: async ({ baseURL: _ }, use) => use([]),
  context: async ({ context, baseURL, broken }, use) => {
    const home = new URL(baseURL ?? '').origin;
    await context.exposeBinding('reportViolation', (_source, what: string) => broken.push(`policy violated: ${what}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report: unknown = Reflect.get(globalThis, 'reportViolation');
        if (typeof report === 'function') report(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
    context.on('console', (message) => {
      if (message.type() === 'error') broken.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => broken.push(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== home && protocol.startsWith('http')) broken.push(`request to another host: ${request.url()}`);
    });
    await use(context);
    expect(broken).toEqual([]);
  },
});
