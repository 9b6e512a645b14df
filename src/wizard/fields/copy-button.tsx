// Copies a text and says so. Copied is not verified: the word stays in ink.

import { useEffect, useState } from 'react';
import { copyText } from '../clipboard.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';

interface CopyButtonProps {
  /** The text, or what makes it when it is asked for. */
  readonly text: string | (() => string);
  /** What the button says; "Copy" where absent. */
  readonly label?: string;
  /** What a screen reader says in its place, where several buttons say the same. */
  readonly name?: string;
  readonly quiet?: boolean;
  /** The id of the words that say why the text may not be copied: then it is not. */
  readonly heldBy?: string | undefined;
}

type Outcome = 'copied' | 'failed';

/** How long the outcome stays. */
const SHOWN_MS = 2500;

export function CopyButton({ text, label, name, quiet = false, heldBy }: CopyButtonProps) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const said = outcome === undefined ? '' : t(`copy.${outcome}`);
  return (
    <>
      <Button
        className={`btn small copy ${quiet ? 'quiet' : 'line'}`}
        aria-label={outcome === undefined ? name : said}
        {...(heldBy === undefined ? {} : { 'aria-disabled': true, 'aria-describedby': heldBy })}
        onClick={async () => {
          if (heldBy === undefined)
            setOutcome((await copyText(typeof text === 'string' ? text : text())) ? 'copied' : 'failed');
        }}
      >
        <Icon name={outcome === 'copied' ? 'check' : outcome === 'failed' ? 'error' : 'copy'} />
        {/* Both words take their place, so that nothing moves. */}
        <span className="swap" data-said={outcome !== undefined}>
          <span>{label ?? t('copy.do')}</span>
          <span>{said === '' ? t('copy.copied') : said}</span>
        </span>
      </Button>
      <span className="vh" aria-live="polite">
        {said}
      </span>
    </>
  );
}
