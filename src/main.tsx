// Starts the page: takes over what the build wrote into index.html, where the page opens just like that.

import { StrictMode, startTransition } from 'react';
import { earlyActions } from './early.ts';
import { createRoot, hydrateRoot } from './react-client.ts';
import { firstBundle } from './wizard/answers/first-bundle.ts';
import { stepOfAddress } from './wizard/frame/place.tsx';
import { started, Wizard } from './wizard/frame/wizard.tsx';
import { startTab } from './wizard/keep/this-tab.ts';
import { steps } from './wizard/steps/index.ts';
import { startThemeMode } from './wizard/theme/theme-mode.ts';
import { startLanguage } from './wizard/words/page-language.ts';

async function start() {
  startThemeMode();
  const [tab, language] = await Promise.all([startTab(), startLanguage()]);
  const step = stepOfAddress(steps);
  // A step that does not come says so in its place.
  await step.Step.arrive().catch(() => undefined);
  const bundle = await firstBundle(tab.beginning.draft);
  const root = document.getElementById('root');
  if (root === null) return;
  const page = (
    <StrictMode>
      <Wizard tab={tab} bundle={bundle} />
    </StrictMode>
  );
  const isEmpty = tab.beginning.how !== 'back';
  const asBuilt = root.hasChildNodes() && language === 'en' && step === steps[0] && isEmpty;
  const again = earlyActions(root);
  // As a transition, React takes the page over in short tasks: nobody's key waits for the whole of it.
  if (asBuilt) startTransition(() => void hydrateRoot(root, page));
  else createRoot(root).render(page);
  await started;
  again();
}

// Not awaited here: parts that come later import this file's chunk, and would wait for it to end.
void start();
