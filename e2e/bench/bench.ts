// `npm run bench`: how long one verdict of every reader takes, and how that grows with the list. For people to read and to
// compare on one machine; the limits are what the page can afford per key.

import { noProxyReaders } from '../../src/core/index.ts';
import { timed, worked } from './timing.ts';

const { readers } = await noProxyReaders();

const own = (count: number): string =>
  Array.from({ length: count }, (_, at) =>
    at % 3 === 0
      ? `10.${(at >> 8) & 255}.${at & 255}.0/24`
      : at % 3 === 1
        ? `.team-${at}.corp.example`
        : `host-${at}.example`,
  ).join(',');

const destinations = [
  'https://0123456789abcdef0123456789abcdef.gr7.us-west-2.eks.amazonaws.com/',
  'http://169.254.169.254/latest/meta-data/',
  'https://prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com/',
  'https://registry.k8s.io/v2/',
];

// What is over a limit is measured again: a busy machine adds to a time, and never takes away from it.
const ATTEMPTS = 5;
const VERDICT_LIMIT = 50;
const GROWTH_LIMIT = 12;
const SIZES = [10, 100, 1000, 10_000];

const prepared = readers.map((reader) => reader.read(own(30)));

const verdict = () =>
  timed((round) => {
    const url = destinations[round % destinations.length] ?? '';
    for (const answer of prepared) answer(url);
  });

function reading(size: number): Promise<number> {
  const lists = [own(size), `${own(size)},.other.example`];
  return worked(Math.max(2, 4000 / size), (round) => {
    const list = lists[round % 2] ?? '';
    for (const reader of readers) reader.read(list)('https://registry.k8s.io/v2/');
  });
}

let median = Number.POSITIVE_INFINITY;
let usual = Number.POSITIVE_INFINITY;
const costs = SIZES.map(() => Number.POSITIVE_INFINITY);
const growth = (at: number): number => (costs[at] ?? 0) / (costs[at - 1] ?? 0);
const slow = (): boolean => median > VERDICT_LIMIT;
const steep = (): boolean => SIZES.some((_, at) => at > 0 && !(growth(at) <= GROWTH_LIMIT));

for (let attempt = 0; attempt < ATTEMPTS && (slow() || steep()); attempt += 1) {
  if (slow()) {
    const found = await verdict();
    median = Math.min(median, found.median);
    usual = Math.min(usual, found.overall);
  }
  if (steep()) for (const [at, size] of SIZES.entries()) costs[at] = Math.min(costs[at] ?? 0, await reading(size));
}

const line = (name: string, value: number, more: string) =>
  console.log(`${name.padEnd(52)} ${value.toFixed(1).padStart(9)} us   ${more}`);

line(
  `one verdict of all ${readers.length} programs, 30 entries: median`,
  median,
  `limit ${VERDICT_LIMIT} (beside all else that ran here: ${usual.toFixed(1)})`,
);
for (const [at, size] of SIZES.entries()) {
  const more = at === 0 ? '' : `x${growth(at).toFixed(1)} for 10x entries, limit x${GROWTH_LIMIT}`;
  line(`reading a list of ${size} entries, and a verdict`, costs[at] ?? 0, more);
}
if (slow() || steep()) {
  console.log('Over a limit.');
  process.exitCode = 1;
}
