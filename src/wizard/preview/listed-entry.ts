// The entries of a NO_PROXY list as they stand in a line of code.

/** Whether the comma list of a line is one of NO_PROXY. */
export const isBypassLine = (line: string): boolean => /no[_-]?proxy/i.test(line);

/** The entry in a piece of such a list: without its comma, the quotes around the list, and the name in front of it. */
export const entryIn = (piece: string): string => piece.replace(/["'`,\s]+$/, '').replace(/^.*["'`=]/s, '');
