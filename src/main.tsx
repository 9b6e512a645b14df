// Starts the page.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Wizard } from './wizard/frame/wizard.tsx';
import { startThemeMode } from './wizard/theme/theme-mode.ts';
import { startLanguage } from './wizard/words/page-language.ts';

startThemeMode();
await startLanguage();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Wizard />
    </StrictMode>,
  );
}
