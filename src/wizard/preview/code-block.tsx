// Some lines of a file: while somebody types, those of them that a key changed.

import { useTyped } from '../answers/answers.tsx';
import type { ShownLine } from './changes.ts';
import { CodeLine } from './code-line.tsx';
import { shadedLine, stretched } from './colours/shades.ts';
import { BLOCK, typedBlock } from './typed-lines.ts';

interface BlockProps {
  readonly path: string;
  /** All that show, and the place of the first one of the block. */
  readonly lines: readonly ShownLine[];
  readonly from: number;
  /** Of all lines, as many as are told. */
  readonly shades: readonly string[];
}

export function CodeBlock({ path, lines, from, shades }: BlockProps) {
  const shown = lines.slice(from, from + BLOCK);
  const typed = useTyped((snapshot, last) => typedBlock(snapshot, last, path, lines, from)) ?? shown;
  return typed.map(({ number, text, change, was }, index) => {
    const before = shown[index]?.text ?? text;
    const told = shades[from + index] ?? '';
    // Its own come with the snapshot.
    const its = before === text ? told : stretched(told, shadedLine(before), shadedLine(text));
    return <CodeLine key={number} text={text} change={change} was={was} shades={its} />;
  });
}
