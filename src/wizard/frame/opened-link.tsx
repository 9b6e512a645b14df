// A link that was opened: its answers go into the form all at once, with the way back in the notice; one of the same
// answers changes nothing, and one that cannot be taken is told, and the page is as it was. The address names a step again
// either way. What reads links comes with one.

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft, Problem } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { wholeCore } from '../answers/whole-core.ts';
import { Button } from '../fields/button.tsx';
import { notify } from '../preview/notice.tsx';
import { steps } from '../steps/index.ts';
import { usePastedCluster } from '../steps/use-cluster-pasted.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { SHARE } from './share-button.tsx';
import { takenOver } from './taken-over.ts';
import { useReplace } from './use-replace.ts';
import { beginAtTop, focusOnHeading } from './walk.ts';

/** Whether a fragment is something else than the step that it names. */
const isLink = (fragment: string): boolean => fragment !== '' && !steps.some(({ id }) => id === fragment);

/** In place of the entry that the link is, so that Back leads to where the user was before it. */
const renameAddress = (fragment: string) => history.replaceState(history.state, '', `#${fragment}`);

/** Whether a link of the answers that are here would be this one. What no link holds is left alone then. */
async function isSame({ linkOf }: typeof import('../../share/index.ts'), draft: Draft, here: Draft): Promise<boolean> {
  const [one, other] = await Promise.all([linkOf(draft), linkOf(here)]);
  return 'fragment' in one && 'fragment' in other && one.fragment === other.fragment;
}

function useTakeLink(): (draft: Draft) => void {
  const { t } = useWords();
  const [, pasted] = usePastedCluster();
  const replace = useReplace();
  return (draft) => {
    replace({ draft, said: t('share.opened'), focus: SHARE, unasked: true, forget: () => pasted.forget() });
    beginAtTop();
    focusOnHeading();
  };
}

/** Takes the links that the page is opened with, and those that come while it is open. Answers why the last was not taken. */
function useOpenedLink(): readonly [Problem | 'notLoaded' | undefined, () => void] {
  const { t } = useWords();
  const { snapshot } = useAnswers();
  const [trouble, setTrouble] = useState<Problem | 'notLoaded'>();
  const opened = useRef(0);
  const take = useTakeLink();

  const open = useEffectEvent(async () => {
    const fragment = location.hash.slice(1);
    if (!isLink(fragment)) return;
    renameAddress(steps[0].id);
    opened.current += 1;
    const turn = opened.current;
    // With the whole core: the answers of a link seldom do without.
    const read = await Promise.all([import('../../share/index.ts'), wholeCore(), takenOver])
      .then(async ([share]) => {
        const found = await share.readLink(fragment);
        return 'draft' in found && (await isSame(share, found.draft, snapshot().draft)) ? 'same' : found;
      })
      .catch(() => undefined);
    // Another link was opened meanwhile.
    if (turn !== opened.current) return;
    if (read === 'same') notify(t('share.same'));
    else if (read !== undefined && 'draft' in read) take(read.draft);
    // A reload tries again, unless somebody went on from there.
    else if (read === undefined && location.hash === `#${steps[0].id}`) renameAddress(fragment);
    if (read === undefined) setTrouble('notLoaded');
    else setTrouble(read !== 'same' && 'problem' in read ? read.problem : undefined);
  });

  useEffect(() => {
    const follow = () => void open();
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [trouble, () => setTrouble(undefined)];
}

export function OpenedLink() {
  const { t, say } = useWords();
  const [trouble, forget] = useOpenedLink();
  return (
    <div role="alert">
      {trouble !== undefined && (
        <div className="linktrouble">
          <Icon name="warning" />
          <p>{trouble === 'notLoaded' ? t('share.notOpened') : say(trouble.text, trouble.params)}</p>
          <Button className="icon small" aria-label={t('page.close')} onClick={forget}>
            <Icon name="close" />
          </Button>
        </div>
      )}
    </div>
  );
}
