// Undo and redo on top of the page. One that has nothing to do stays in reach, so that the focus is not lost on it.

import { useSnapshot } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { ariaKeys, keyNames } from '../shortcuts/key-names.ts';
import { keysOf } from '../shortcuts/shortcuts.ts';
import { useOnApple } from '../shortcuts/use-on-apple.ts';
import { useShortcut } from '../shortcuts/use-shortcuts.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useUndo } from './use-undo.ts';

interface ButtonProps {
  readonly way: 'undo' | 'redo';
  readonly can: boolean;
  readonly onTake: () => void;
}

function WayButton({ way, can, onTake }: ButtonProps) {
  const { t } = useWords();
  const apple = useOnApple();
  const keys = keysOf(way);
  const [first] = keys;
  const label = t(`history.${way}`);
  useShortcut(way, onTake);
  return (
    <Button
      className="icon"
      aria-label={label}
      title={first === undefined ? label : `${label} (${keyNames(first, apple).join('+')})`}
      aria-keyshortcuts={ariaKeys(keys, apple)}
      onClick={onTake}
      {...(can ? {} : { 'aria-disabled': true })}
    >
      <Icon name={way} />
    </Button>
  );
}

export function UndoButtons() {
  const { undo, redo } = useUndo();
  const canUndo = useSnapshot((snapshot) => snapshot.canUndo);
  const canRedo = useSnapshot((snapshot) => snapshot.canRedo);
  return (
    <>
      <WayButton way="undo" can={canUndo} onTake={undo} />
      <WayButton way="redo" can={canRedo} onTake={redo} />
    </>
  );
}
