// Safe looks into a value of unknown shape. Keys are found with a small or a capital first letter: eksctl and the AWS
// tools for PowerShell print `Version` where the AWS CLI prints `version`.

export type Shape = { readonly [key: string]: unknown };

export const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function member(value: unknown, key: string): unknown {
  if (!isShape(value)) return undefined;
  if (Object.hasOwn(value, key)) return value[key];
  const first = key.charAt(0);
  const other = (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + key.slice(1);
  return Object.hasOwn(value, other) ? value[other] : undefined;
}

/** A text that is not empty. A number is none: YAML has already lost the zero of an unquoted `1.30`. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}

export const has = (value: unknown, key: string): boolean => member(value, key) !== undefined;

export const textsOf = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value !== '');
