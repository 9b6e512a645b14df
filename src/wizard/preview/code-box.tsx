// The text of a file, line by line, in its own scrolling box.

import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { type Bundle, unmarked } from '../../core/first.ts';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { usePlace } from '../frame/place.tsx';
import { useWords } from '../words/words.tsx';
import { documentAt, type ShownLine } from './changes.ts';
import { Coach } from './coach.tsx';
import { CodeBlock } from './code-block.tsx';
import { EntryReason } from './entry-reason.tsx';
import { notify } from './notice.tsx';
import { BLOCK, typedFile } from './typed-lines.ts';
import { useFollow } from './use-follow.ts';
import { useSelectedText } from './use-selected-text.ts';
import { useShades } from './use-shades.ts';
import { useWrappedLines } from './wrapped-lines.ts';

/** What scrolls must be in reach of the keyboard. */
const inReach = { tabIndex: 0 };

/** Where each block of lines begins. */
const blocksOf = (lines: readonly ShownLine[]): readonly number[] =>
  Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, index) => index * BLOCK);

interface CodeBoxProps {
  readonly path: string;
  readonly lines: readonly ShownLine[];
  /** What the lines are beside: another thing with each answer. */
  readonly before: Bundle;
}

export function CodeBox({ path, lines, before }: CodeBoxProps) {
  const { t, say } = useWords();
  const { pane } = usePlace();
  const notation = useSnapshot(({ bundle }) => documentAt(bundle, path)?.notation ?? 'text');
  const about = useSnapshot(({ bundle }) => unmarked(say(documentAt(bundle, path)?.about ?? { en: '' })));

  const box = useRef<HTMLElement>(null);
  const code = useRef<HTMLElement>(null);
  const first = lines.findIndex(({ change }) => change !== 'none');
  const answer = useMemo(() => ({ before, pane }), [before, pane]);
  useFollow(box, code, first, answer);
  const wraps = useWrappedLines();
  const shades = useShades(notation, lines, box, code);
  const answers = useAnswers();
  const typed = useMemo(() => typedFile(answers, path), [answers, path]);
  const latest = useRef(lines);
  useLayoutEffect(() => {
    latest.current = lines;
  }, [lines]);
  useEffect(
    () =>
      typed.follow(
        () => latest.current,
        () => code.current,
      ),
    [typed],
  );

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
            {blocksOf(lines).map((from) => (
              <CodeBlock key={from} lines={lines} from={from} typed={typed} shades={shades} />
            ))}
          </code>
        </pre>
        <EntryReason box={box} code={code} />
      </section>
    </div>
  );
}
