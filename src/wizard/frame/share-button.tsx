// The button that copies a link with the answers in it. What makes the link comes when it is pressed.

import { type ReactNode, useState } from 'react';
import { labelOf } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { definitionsNow } from '../answers/whole-core.ts';
import { copyText } from '../clipboard.ts';
import { Button } from '../fields/button.tsx';
import { laterPart } from '../parts/later-part.tsx';
import { notify } from '../preview/notice.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import './share.css';

/** The button: where the focus goes when the answers before a link are taken back. */
export const SHARE = 'share-link';

/** Characters from which on chat programs cut what is sent. */
const LONG = 8000;

// Where they do not come, a notice says so.
const whenMissing = { onMissing: ({ onClose }: { readonly onClose: () => void }) => onClose() };
const ShareDialog = laterPart(async () => (await import('./share-dialog.tsx')).ShareDialog, whenMissing);
const ShareProblem = laterPart(async () => (await import('./share-dialog.tsx')).ShareProblem, whenMissing);

export function ShareButton() {
  const { t, say, list } = useWords();
  const { snapshot } = useAnswers();
  const [shown, setShown] = useState<ReactNode>();
  const onClose = () => setShown(undefined);

  const press = async () => {
    const { linkOf } = await import('../../share/index.ts');
    const made = await linkOf(snapshot().draft);
    if ('problem' in made) return setShown(<ShareProblem problem={made.problem} onClose={onClose} />);
    const address = `${location.href.replace(/#.*$/s, '')}#${made.fragment}`;
    const fields = list([...new Set(made.leftOut.map((field) => say(labelOf(field, definitionsNow()))))]);
    const copied = await copyText(address);
    if (copied && address.length <= LONG) {
      return notify(fields === '' ? t('share.copied') : t('share.copiedWithout', { fields }));
    }
    setShown(
      <ShareDialog address={address} copied={copied} long={address.length > LONG} leftOut={fields} onClose={onClose} />,
    );
  };

  return (
    <>
      <Button
        className="btn quiet share"
        id={SHARE}
        aria-label={t('share.do')}
        title={t('share.title')}
        // All that can fail is the way here of a part that is fetched.
        onClick={() => press().catch(() => notify(t('share.notLoaded')))}
      >
        <Icon name="share" />
        <span>{t('share.do')}</span>
      </Button>
      {shown}
    </>
  );
}
