// The button that copies a link with the answers in it. What makes the link comes when it is pressed.

import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { definitions, labelOf } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import { copyText } from '../clipboard.ts';
import { notify } from '../preview/notice.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import './share.css';

/** The button: where the focus goes when the answers before a link are taken back. */
export const SHARE = 'share-link';

/** Characters from which on chat programs cut what is sent. */
const LONG = 8000;

const share = async () => import('../../share/index.ts');
const dialog = async () => import('./share-dialog.tsx');

export function ShareButton() {
  const { t, say } = useWords();
  const { snapshot } = useAnswers();
  const [shown, setShown] = useState<ReactNode>();
  const onClose = () => setShown(undefined);

  const press = async () => {
    const { linkOf } = await share();
    const made = await linkOf(snapshot().draft);
    if ('problem' in made) {
      const { ShareProblem } = await dialog();
      return setShown(<ShareProblem problem={made.problem} onClose={onClose} />);
    }
    const address = `${location.href.replace(/#.*$/s, '')}#${made.fragment}`;
    const fields = [...new Set(made.leftOut.map((field) => say(labelOf(field, definitions))))].join(', ');
    const copied = await copyText(address);
    if (copied && address.length <= LONG) {
      return notify(fields === '' ? t('share.copied') : t('share.copiedWithout', { fields }));
    }
    const { ShareDialog } = await dialog();
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
