import { useSyncExternalStore } from 'react';
import { isApple } from './key-names.ts';

const never = () => () => {};

/** Whether the page runs on a system of Apple. The page as built does not know: it names the keys of the others. */
export const useOnApple = (): boolean =>
  useSyncExternalStore(
    never,
    () => isApple(navigator.userAgent),
    () => false,
  );
