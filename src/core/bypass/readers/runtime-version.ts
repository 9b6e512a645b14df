// The names of programs in files of vectors carry a version somewhere behind them.

/** The first number behind a name: `7.88.1` of `curl 7.88.1 (Debian)`. Nothing where the text has another name. */
export function versionOf(runtime: string, name: string): readonly number[] | undefined {
  const rest = runtime.slice(name.length);
  if (!runtime.startsWith(name) || /^[^ ]/.test(rest)) return undefined;
  return (/\d+(?:\.\d+)*/.exec(rest)?.[0] ?? '').split('.').filter(Boolean).map(Number);
}

/** Whether one version comes before another; absent numbers count as zero. */
export function before(version: readonly number[], limit: readonly number[]): boolean {
  for (const [at, number] of limit.entries()) {
    const mine = version[at] ?? 0;
    if (mine !== number) return mine < number;
  }
  return false;
}

/** A test for `knows`: this name, from one version on (included) to another (not included). */
export const versions =
  (name: string, from: readonly number[], until?: readonly number[]) =>
  (runtime: string): boolean => {
    const version = versionOf(runtime, name);
    return version !== undefined && !before(version, from) && (until === undefined || before(version, until));
  };
