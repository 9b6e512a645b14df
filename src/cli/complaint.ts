// What a command cannot do, said to the person who typed it.

/** A message for the terminal; the command ends with exit code 1. */
export class Complaint extends Error {}

/** What the system says to a file operation, without a stack: the person can act on it. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error;
