import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineMode } from './line-mode.ts';
import { mode as bash } from './notation-bash.ts';
import { mode as mime } from './notation-mime.ts';
import { shadeKeeper } from './shade-keeper.ts';
import { further, isDone, type Shaded, shadedAfter } from './shaded.ts';

const whole = (shaded: Shaded): Shaded => further(shaded, Number.POSITIVE_INFINITY);

/** Counts the lines that were told. */
function counted(mode: LineMode): { readonly mode: LineMode; told(): number } {
  let count = 0;
  return {
    mode: {
      ...mode,
      shade(line, before) {
        count += 1;
        return mode.shade(line, before);
      },
    },
    told() {
      const now = count;
      count = 0;
      return now;
    },
  };
}

const script = ["cat <<'END'", 'a', 'b', 'END', 'x=1', 'y=2', 'z=3'];

describe('a text after another one', () => {
  test('a line that changed is told again, and no other', () => {
    const { mode, told } = counted(bash);
    const before = whole(shadedAfter(undefined, mode, script));
    expect(told()).toBe(script.length);
    const after = whole(shadedAfter(before, mode, script.with(5, 'y="2')));
    expect(told()).toBe(2);
    expect(isDone(after)).toBe(true);
    expect(after.shades.at(-1)).toBe('s3');
    whole(shadedAfter(after, mode, ['# new', ...script.with(5, 'y="2')]));
    // The new line, and the here-document, which is not the same one to the parser.
    expect(told()).toBeLessThanOrEqual(4);
  });

  test('is told as if there had been none, whatever changed and however far each was told', () => {
    const line = fc.constantFrom(
      "cat <<'END'",
      'END',
      'a',
      "'",
      '"',
      '# c',
      'x=$y',
      '--==',
      'Content-Type: text/x-shellscript',
      '',
    );
    const texts = fc.array(fc.tuple(fc.array(line, { maxLength: 10 }), fc.nat({ max: 120 })), { maxLength: 6 });
    const head = ['Content-Type: multipart/mixed; boundary="=="', ''];
    fc.assert(
      fc.property(fc.constantFrom(bash, mime), texts, (mode, steps) => {
        let last: Shaded | undefined;
        for (const [lines, signs] of steps) last = further(shadedAfter(last, mode, [...head, ...lines]), signs);
        if (last === undefined) return;
        expect(whole(last).shades).toEqual(whole(shadedAfter(undefined, mode, last.lines)).shades);
      }),
      { numRuns: 500 },
    );
  });

  test('what is not told yet keeps what it had', () => {
    const long = script.map((text) => `${text} `.padEnd(400, 'x'));
    const before = whole(shadedAfter(undefined, bash, long));
    const after = further(shadedAfter(before, bash, ["cat <<'OTHER'", ...long.slice(1)]), 1);
    expect(after.done).toBe(1);
    expect(after.shades.slice(1)).toEqual(before.shades.slice(1));
  });
});

describe('the keeper of shades', () => {
  const moments: (() => void)[] = [];
  const idle = (callback: () => void) => {
    moments.push(callback);
    return () => {
      const at = moments.indexOf(callback);
      if (at >= 0) moments.splice(at, 1);
    };
  };
  const long = Array.from({ length: 5000 }, (_, index) => `name_${index}="a value of some length, number ${index}"`);

  test('tells a little at once, the rest in idle moments, and hands out what was looked at', () => {
    const keeper = shadeKeeper(idle);
    let calls = 0;
    keeper.subscribe(() => {
      calls += 1;
    });
    const first = keeper.shades(bash, long);
    expect(first[0]).toMatch(/^k6\.1s/);
    expect(first[119]).toBe('');
    expect(keeper.shades(bash, long)).toBe(first);
    keeper.finish();
    let most = 0;
    while (moments.length > 0 && most < 1000) {
      moments.shift()?.();
      most += 1;
    }
    expect(most).toBeGreaterThan(10);
    // Nothing was looked at but the first lines: who draws was called for these alone.
    expect(calls).toBeLessThan(5);
    const before = calls;
    const second = keeper.shades(bash, long);
    expect(second[119]).toMatch(/^k8\.1s/);
    expect(second[4000]).toBe('');
    keeper.see(3990, 4040);
    expect(keeper.shades(bash, long)[4000]).toMatch(/^k9\.1s/);
    expect(calls).toBe(before + 1);
  });

  test('a text that showed before its mode was here gets its colours block by block, from the top', () => {
    const keeper = shadeKeeper(idle, true);
    const drawn: number[] = [];
    keeper.subscribe(() => {
      drawn.push(keeper.shades(bash, long).filter((shades) => shades !== '').length);
    });
    expect(keeper.shades(bash, long).every((shades) => shades === '')).toBe(true);
    keeper.finish();
    while (moments.length > 0) moments.shift()?.();
    expect(drawn).toEqual([24, 48, 72, 96, 120]);
    expect(keeper.shades(bash, long).slice(0, 120)).not.toContain('');
    keeper.see(3990, 4040);
    expect(keeper.shades(bash, long)[4000]).toMatch(/^k9\.1s/);
  });

  test('a key in a long text has its line at once, and everything else unchanged', () => {
    const keeper = shadeKeeper(idle);
    keeper.shades(bash, long);
    keeper.finish();
    while (moments.length > 0) moments.shift()?.();
    const before = keeper.shades(bash, long);
    const after = keeper.shades(bash, long.with(50, '# why'));
    expect(after[50]).toBe('c5');
    expect(after.filter((shades, index) => shades !== before[index])).toHaveLength(1);
    keeper.finish();
    expect(moments).toHaveLength(0);
  });

  test('stops when it is told to', () => {
    const keeper = shadeKeeper(idle);
    keeper.shades(bash, long);
    const stop = keeper.finish();
    expect(moments).toHaveLength(1);
    stop();
    expect(moments).toHaveLength(0);
  });
});
