// The row of a list that has the focus may go: mended, it is no finding any more. The focus then stays in the list.

import { type RefObject, useLayoutEffect, useRef } from 'react';

/** For the row: what has the focus in it hands it on to the next row, or to what is around the list where none is left. */
export function useFocusStays(): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const element = row.current;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      const list = element.parentElement;
      const place = [...(list?.children ?? [])].indexOf(element);
      const around = list?.closest('section, [role=dialog]');
      // Once it is gone.
      setTimeout(() => {
        const next = list?.children[place] ?? list?.lastElementChild;
        const button = next?.querySelector('button');
        if (button?.isConnected) return button.focus();
        if (!(around instanceof HTMLElement)) return;
        around.tabIndex = -1;
        around.focus();
      });
    };
  }, []);
  return row;
}
