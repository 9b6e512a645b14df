// Lower case as C programs see it: A to Z alone. `toLowerCase` would turn the Kelvin sign into a k.

const UPPER = /[A-Z]/;

export const asciiLower = (text: string): string =>
  UPPER.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
