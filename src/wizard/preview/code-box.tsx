// The text of a file, line by line, in its own scrolling box.

import { type KeyboardEvent, useMemo, useRef } from 'react';
import { type Bundle, unmarked } from '../../core/first.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { usePlace } from '../frame/place.tsx';
import { useWords } from '../words/words.tsx';
import { documentAt, type ShownLine } from './changes.ts';
import { Coach } from './coach.tsx';
import { CodeBlock } from './code-block.tsx';
import { BLOCK } from './colours/shades.ts';
import { EntryReason } from './entry-reason.tsx';
import { notify } from './notice.tsx';
import { useFollow } from './use-follow.ts';
import { useSelectedText } from './use-selected-text.ts';
import { useShades } from './use-shades.ts';
import { useTypedFile } from './use-typed-file.ts';
import { useWrappedLines } from './wrapped-lines.ts';

/** What scrolls must be in reach of the keyboard. */
const inReach = { tabIndex: 0 };

/** Where each block of lines begins. */
const blocksOf = (lines: readonly ShownLine[]): readonly number[] =>
  Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, index) => index * BLOCK);

interface CodeBoxProps {
  readonly path: string;
  /** Those of the snapshot. */
  readonly lines: readonly ShownLine[];
  /** Those to draw: with what was typed, where they are not as many, else the same. */
  readonly drawn: readonly ShownLine[];
  /** What the lines are beside: another thing with each answer. */
  readonly before: Bundle;
}

export function CodeBox({ path, lines, drawn, before }: CodeBoxProps) {
  const { t, say } = useWords();
  const { pane } = usePlace();
  const notation = useSnapshot(({ bundle }) => documentAt(bundle, path)?.notation ?? 'text');
  const about = useSnapshot(({ bundle }) => unmarked(say(documentAt(bundle, path)?.about ?? { en: '' })));

  const box = useRef<HTMLElement>(null);
  const code = useRef<HTMLElement>(null);
  const first = drawn.findIndex(({ change }) => change !== 'none');
  const answer = useMemo(() => ({ before, pane }), [before, pane]);
  useFollow(box, code, first, answer);
  const wraps = useWrappedLines();
  const shades = useShades(notation, drawn, box, code);
  const typed = useTypedFile(path, lines, drawn, code);

  useSelectedText(code, () => notify(t('preview.partHeld')));
  const selectAll = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || code.current === null) return;
    event.preventDefault();
    getSelection()?.selectAllChildren(code.current);
  };

  return (
    <div className="codecell">
      <section
        className={wraps ? 'codewrap' : 'codewrap long'}
        ref={box}
        {...inReach}
        aria-label={path}
        onKeyDown={selectAll}
      >
        <Coach />
        <p className="about">{about}</p>
        <pre className="code" data-testid="preview">
          <code ref={code}>
            {blocksOf(drawn).map((from) => (
              <CodeBlock key={from} lines={drawn} from={from} typed={typed} shades={shades} />
            ))}
          </code>
        </pre>
        <EntryReason box={box} code={code} />
      </section>
    </div>
  );
}
