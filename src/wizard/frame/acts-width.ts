// How wide the actions on top are, as a custom property: the notices stand beside them, whatever their words and number.

import { type RefObject, useEffect } from 'react';

export function useActsWidth(acts: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = acts.current;
    if (element === null) return;
    const measure = () => document.documentElement.style.setProperty('--acts', `${element.offsetWidth}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [acts]);
}
