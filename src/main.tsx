// Starts the page: takes over what the build wrote into index.html, where the page opens just like that.

import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { earlyActions } from './early.ts';
import { stepOfAddress } from './wizard/frame/place.tsx';
import { started, Wizard } from './wizard/frame/wizard.tsx';
import { steps } from './wizard/steps/index.ts';
import { startThemeMode } from './wizard/theme/theme-mode.ts';
import { startLanguage } from './wizard/words/page-language.ts';

startThemeMode();
const language = await startLanguage();
const step = stepOfAddress(steps);
// A step that does not come says so in its place.
await step.Step.arrive().catch(() => undefined);
const root = document.getElementById('root');
const page = (
  <StrictMode>
    <Wizard />
  </StrictMode>
);
if (root !== null) {
  const asBuilt = root.hasChildNodes() && language === 'en' && step === steps[0];
  if (asBuilt) {
    const again = earlyActions(root);
    hydrateRoot(root, page);
    started.then(again);
  } else createRoot(root).render(page);
}
