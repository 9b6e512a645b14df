// What tells one finding in a list from the others.

import type { Finding } from '../../core/first.ts';

/** One field may have the same trouble twice, each time with another value: that of two node groups. */
export const keyOf = ({ code, field, params }: Finding): string => `${code} ${field} ${JSON.stringify(params)}`;
