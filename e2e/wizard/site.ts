// The built page on a static host, below a path, with its service worker.

import { StaticHost } from './static-host.ts';
import { test as base } from './wizard-page.ts';

export const test = base.extend<{ host: StaticHost }>({
  host: async ({ browserName: _ }, use) => {
    const host = new StaticHost(process.env.WIZARD_SITE ?? '', '/some/path/');
    await host.open();
    await use(host);
    host.close();
  },
  baseURL: async ({ host }, use) => use(host.url),
});
