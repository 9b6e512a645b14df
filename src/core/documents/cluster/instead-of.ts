// What the Apply page calls the other means of a step.

import type { Localized } from '../../model/localized.ts';

/** `{title}` is the step that they replace. */
export const insteadOf: Localized = {
  en: 'Instead of: {title}',
  ko: '대신할 수 있는 방법: {title}',
  ja: '代わりの方法: {title}',
};
