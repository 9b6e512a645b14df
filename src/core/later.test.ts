import { expect, it } from 'vitest';
import { detect } from './later.ts';

it('waits for every rest between the steps of a long paste', async () => {
  const text = 'level: info\n'.repeat(50);
  let [asked, rested] = [0, 0];
  const rest = () => {
    asked += 1;
    if (asked % 10 !== 0) return undefined;
    return Promise.resolve().then(() => {
      rested += 1;
    });
  };
  expect(await detect(text, undefined, rest)).toEqual(await detect(text));
  expect(asked).toBeGreaterThan(50);
  expect(rested).toBe(Math.floor(asked / 10));
});
