// The text of a file, line by line, in its own scrolling box.

import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef } from 'react';
import { useSnapshot } from '../answers/answers.tsx';
import { usePlace } from '../frame/place.tsx';
import { useWords } from '../words/words.tsx';
import { documentAt, type ShownLine } from './changes.ts';
import { Coach } from './coach.tsx';
import { CodeLine } from './code-line.tsx';
import { notify } from './notice.tsx';
import { useFollow } from './use-follow.ts';

/** What scrolls must be in reach of the keyboard. */
const inReach = { tabIndex: 0 };

interface CodeBoxProps {
  readonly path: string;
  readonly lines: readonly ShownLine[];
}

export function CodeBox({ path, lines }: CodeBoxProps) {
  const { t, say } = useWords();
  const { pane } = usePlace();
  const before = useSnapshot((snapshot) => snapshot.before);
  const notation = useSnapshot(({ bundle }) => documentAt(bundle, path)?.notation ?? 'text');
  const about = useSnapshot(({ bundle }) => say(documentAt(bundle, path)?.about ?? { en: '' }));

  const box = useRef<HTMLElement>(null);
  const code = useRef<HTMLElement>(null);
  const first = lines.findIndex(({ change }) => change !== 'none');
  const answer = useMemo(() => ({ before, pane }), [before, pane]);
  useFollow(box, code, first, answer);

  /** What is selected, as it is in the file. A part with a value missing or wrong stays, like the file itself. */
  const copy = (event: ClipboardEvent) => {
    const selection = getSelection();
    const range = selection === null || selection.rangeCount === 0 ? undefined : selection.getRangeAt(0);
    if (range === undefined || range.collapsed || !code.current?.contains(range.commonAncestorContainer)) return;
    event.preventDefault();
    const part = range.cloneContents();
    if (part.querySelector('.hole, .wrong') === null) event.clipboardData.setData('text/plain', part.textContent ?? '');
    else notify(t('preview.partHeld'));
  };
  const selectAll = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || code.current === null) return;
    event.preventDefault();
    getSelection()?.selectAllChildren(code.current);
  };

  return (
    <section className="codewrap" ref={box} {...inReach} aria-label={path} onKeyDown={selectAll}>
      <Coach />
      <p className="about">{about}</p>
      <pre className="code" data-testid="preview">
        <code ref={code} onCopy={copy}>
          {lines.map((line) => (
            <CodeLine key={line.number} text={line.text} change={line.change} was={line.was} notation={notation} />
          ))}
        </code>
      </pre>
    </section>
  );
}
