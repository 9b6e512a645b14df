// The page as it opens, for index.html: in English, without an answer.

import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { Wizard } from './wizard/frame/wizard.tsx';
import { noTab } from './wizard/keep/no-tab.ts';

export const html = renderToString(
  <StrictMode>
    <Wizard tab={noTab} />
  </StrictMode>,
);
