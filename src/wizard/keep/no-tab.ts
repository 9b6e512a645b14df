// In the place of a tab where there is no browser: nothing is kept, and nothing came back.

import { Keeper } from './keeper.ts';
import { shelfIn } from './shelf.ts';
import type { ThisTab } from './this-tab.ts';

const nowhere = shelfIn(() => {
  throw new Error('there is no browser');
});

export const noTab: ThisTab = {
  keeper: new Keeper(nowhere, '', () => 0),
  beginning: { draft: {}, how: 'empty' },
};
