// base64 hides what it codes, marks too, so a text with marks is shown by its marks alone.

import { hasMark, marksOf } from '../model/marks.ts';
import { base64 } from '../syntax/base64.ts';

/** The text in base64, or its marks where it is not settled yet. */
export const base64Unless = (text: string): string => (hasMark(text) ? marksOf(text) : base64(text));
