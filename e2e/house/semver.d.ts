// The one function of semver that the guards use; the package ships no types.
declare module 'semver' {
  export function satisfies(version: string, range: string): boolean;
}
