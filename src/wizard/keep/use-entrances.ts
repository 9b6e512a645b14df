// The ways by which a file comes onto the page: dropped anywhere, or pasted where no field has the focus.

import { useEffect, useEffectEvent, useState } from 'react';

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** A paste into a field is that field's. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

interface Takes {
  file(file: File): void;
  text(text: string): void;
}

/** Listens on the whole page. Whether a file is being dragged over it. What a part of the page took is left to it. */
export function useEntrances({ file, text }: Takes): boolean {
  const [over, setOver] = useState(false);
  const onFile = useEffectEvent(file);
  const onText = useEffectEvent(text);

  useEffect(() => {
    let depth = 0;
    const leave = () => {
      depth = 0;
      setOver(false);
    };
    const onEnter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth -= 1;
      if (depth <= 0) leave();
    };
    const onOver = (event: DragEvent) => {
      // Without it the browser would leave the page for the file.
      if (holdsFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      leave();
      const [first] = event.dataTransfer?.files ?? [];
      if (event.defaultPrevented || first === undefined) return;
      event.preventDefault();
      onFile(first);
    };
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragleave', onLeave);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
    };
  }, []);

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const [first] = event.clipboardData?.files ?? [];
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (first !== undefined) onFile(first);
      else if (pasted !== '') onText(pasted);
      else return;
      event.preventDefault();
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);

  return over;
}
