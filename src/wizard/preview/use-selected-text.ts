// Copying by hand: of a selection that touches the file, what is copied is the file's own text.

import { type RefObject, useEffect, useEffectEvent } from 'react';

/** The selected parts of an element, cut off at its edges. */
function partsOf(code: HTMLElement): readonly Range[] {
  const selection = getSelection();
  const whole = document.createRange();
  whole.selectNodeContents(code);
  return Array.from({ length: selection?.rangeCount ?? 0 }, (_, index) => selection?.getRangeAt(index)).flatMap(
    (range) => {
      if (range === undefined || range.collapsed || !range.intersectsNode(code)) return [];
      const part = range.cloneRange();
      if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) part.setStart(code, 0);
      if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(code, code.childNodes.length);
      return part.collapsed ? [] : [part];
    },
  );
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/**
 * While this is on the page, a selection that begins or ends outside of `code` leaves with the part inside alone. A part
 * with a value missing or wrong stays, like the file itself, and `onHeld` is called.
 */
export function useSelectedText(code: RefObject<HTMLElement | null>, onHeld: () => void) {
  const copy = useEffectEvent((event: ClipboardEvent) => {
    // A field has a selection of its own; some browsers keep the one of the page beside it.
    if (code.current === null || isField(event.target)) return;
    const parts = partsOf(code.current);
    if (parts.length === 0) return;
    event.preventDefault();
    const marks = [...code.current.querySelectorAll('.hole, .wrong')];
    if (parts.some((part) => marks.some((mark) => part.intersectsNode(mark)))) onHeld();
    else event.clipboardData?.setData('text/plain', parts.map(String).join('\n'));
  });
  useEffect(() => {
    // On the document: the event goes to where the selection begins, which may be above the file.
    const listen = (event: ClipboardEvent) => copy(event);
    document.addEventListener('copy', listen);
    return () => document.removeEventListener('copy', listen);
  }, []);
}
