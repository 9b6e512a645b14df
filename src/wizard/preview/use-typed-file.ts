// What was typed last, for the box that shows a file.

import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useAnswers } from '../answers/answers.tsx';
import type { ShownLine } from './changes.ts';
import { type TypedFile, typedFile } from './typed-lines.ts';
import { textNodesOf } from './written-by-hand.ts';

/** `lines` are those of the snapshot, `drawn` those that are drawn, line by line, in `code`. */
export function useTypedFile(
  path: string,
  lines: readonly ShownLine[],
  drawn: readonly ShownLine[],
  code: RefObject<HTMLElement | null>,
): TypedFile {
  const answers = useAnswers();
  const typed = useMemo(() => typedFile(answers, path), [answers, path]);
  const latest = useRef({ lines, drawn });
  useLayoutEffect(() => {
    latest.current = { lines, drawn };
  }, [lines, drawn]);
  useEffect(
    () =>
      typed.follow({
        lines: () => latest.current.lines,
        nodes(line) {
          const element = code.current?.children[line];
          if (element === undefined || latest.current.lines !== latest.current.drawn) return undefined;
          return textNodesOf(element);
        },
      }),
    [typed, code],
  );
  return typed;
}
