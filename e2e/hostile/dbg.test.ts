import { test } from 'vitest';
import { bundleOf } from '../../src/core/index.ts';
import { everyAnswer, holeOf, telling, written } from './answers.ts';
import { difference, leavesOf } from './leaves.ts';
import { rounds, toldHoles } from './rounds.ts';

test('x', () => {
  console.log(
    bundleOf(written)
      .findings.filter((f) => f.severity === 'error')
      .map((f) => f.code + ' ' + f.field + ' ' + f.text.en.slice(0, 100)),
  );
  const good = new Map(
    [...toldHoles].map((h) => [
      h,
      new Set([
        h.endsWith('why')
          ? "a $(touch x) 'b' | \"c"
          : /Arguments/.test(h)
            ? '--a \'$(touch x)\' "b c"'
            : /Tag|Role/.test(h)
              ? 'k=v+x'
              : /name/.test(h)
                ? 'zz-9'
                : /bypass|hosts|Domain/.test(h)
                  ? 'zz.yy-1.example'
                  : /https?$/.test(h)
                    ? 'http://zz.yy:1'
                    : 'Zz9',
      ]),
    ]),
  );
  const t = performance.now();
  const all = [...rounds(good)];
  console.log(
    all.length,
    [...toldHoles].filter((h) => !all.some((r) => r.holes.get(h))),
    performance.now() - t,
  );
  for (const r of all) {
    const [b, a] = leavesOf([r.before.documents, r.after.documents]);
    console.log(
      r.after.plan.nodeGroups[0]?.platform,
      r.after.plan.nodeGroups[0]?.tool,
      r.before.findings
        .filter((f) => f.severity === 'error')
        .map((f) => f.code + ' ' + f.field)
        .slice(0, 3),
    );
    b!.slice(0, 400).forEach((x, i) => {
      const d = a![i] ? difference(x, a![i]!, r.swaps) : 'missing ' + x.path;
      if (d) console.log('DIFF', d.slice(0, 400));
    });
  }
}, 300000);
