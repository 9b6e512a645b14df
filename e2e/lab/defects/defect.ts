// A mistake put back into user data, and how the lab has to tell it.

export interface Defect {
  readonly name: string;
  /** The user data with the mistake in it. */
  put(userData: string): string;
  /** What the lab says of it, as a piece of its message. */
  readonly told: RegExp;
}

export const replace = (from: string | RegExp, to: string) => (userData: string) => userData.replaceAll(from, to);
