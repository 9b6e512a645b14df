// One command of the runbook in a box, with Copy. A command that holds a mark cannot be copied.

import { useId } from 'react';
import { hasMark } from '../../core/first.ts';
import { CopyButton } from '../fields/copy-button.tsx';
import { useWords } from '../words/words.tsx';
import { MarkedText } from './apply-marked-text.tsx';

/** Enough of a command to tell it from the others. */
const NAMED = 60;

const nameOf = (command: string): string => {
  const line = command.trimStart().split('\n', 1)[0] ?? '';
  return line.length > NAMED ? `${line.slice(0, NAMED)}...` : line;
};

export function ApplyCommand({ command }: { readonly command: string }) {
  const { t } = useWords();
  const id = useId();
  const held = hasMark(command);
  return (
    <div className="cmd">
      <code>
        <MarkedText text={command} />
      </code>
      {held && (
        <span className="vh" id={id}>
          {t('apply.held')}
        </span>
      )}
      <CopyButton
        text={command}
        name={held ? t('apply.held.copy') : t('copy.named', { command: nameOf(command) })}
        heldBy={held ? id : undefined}
      />
    </div>
  );
}
