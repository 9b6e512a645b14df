// Some lines of a file: those that show, or what was typed meanwhile.

import { useSyncExternalStore } from 'react';
import type { ShownLine } from './changes.ts';
import { CodeLine } from './code-line.tsx';
import { BLOCK, shadedLine, stretched } from './colours/shades.ts';
import type { TypedFile } from './typed-lines.ts';

interface BlockProps {
  /** All that show, and the place of the first one of the block. */
  readonly lines: readonly ShownLine[];
  readonly from: number;
  readonly typed: TypedFile;
  /** Of all lines, as many as are told. */
  readonly shades: readonly string[];
}

export function CodeBlock({ lines, from, typed, shades }: BlockProps) {
  const shown = lines.slice(from, from + BLOCK);
  const block = () => typed.block(from);
  const drawn = useSyncExternalStore(typed.subscribe, block, block) ?? shown;
  return drawn.map(({ number, text, change, was }, index) => {
    const before = shown[index]?.text ?? text;
    const told = shades[from + index] ?? '';
    // Its own come with the snapshot.
    const its = before === text ? told : stretched(told, shadedLine(before), shadedLine(text));
    return <CodeLine key={number} text={text} change={change} was={was} shades={its} />;
  });
}
