// Starts the page: takes over what the build wrote into index.html, where the page opens just like that.

import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { earlyActions } from './early.ts';
import { stepOfAddress } from './wizard/frame/place.tsx';
import { started, Wizard } from './wizard/frame/wizard.tsx';
import { steps } from './wizard/steps/index.ts';
import { startThemeMode } from './wizard/theme/theme-mode.ts';
import { startLanguage } from './wizard/words/page-language.ts';

async function start() {
  startThemeMode();
  const language = await startLanguage();
  const step = stepOfAddress(steps);
  // A step that does not come says so in its place.
  await step.Step.arrive().catch(() => undefined);
  const root = document.getElementById('root');
  if (root === null) return;
  const page = (
    <StrictMode>
      <Wizard />
    </StrictMode>
  );
  const asBuilt = root.hasChildNodes() && language === 'en' && step === steps[0];
  if (!asBuilt) return createRoot(root).render(page);
  const again = earlyActions(root);
  hydrateRoot(root, page);
  await started;
  again();
}

// Not awaited here: parts that come later import this file's chunk, and would wait for it to end.
void start();
