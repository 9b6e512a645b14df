// Starts the page.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Wizard } from './wizard/frame/wizard.tsx';
import { startTab } from './wizard/keep/this-tab.ts';
import { startThemeMode } from './wizard/theme/theme-mode.ts';
import { startLanguage } from './wizard/words/page-language.ts';

startThemeMode();
const [tab] = await Promise.all([startTab(), startLanguage()]);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Wizard tab={tab} />
    </StrictMode>,
  );
}
