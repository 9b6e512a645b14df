// `npm run bench`: how long one verdict of every reader takes, and how that grows with the list. Medians, for people to read
// and to compare on one machine; the limits are what the page can afford per key.

import { noProxyReaders } from '../../src/core/index.ts';

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

/** Median microseconds of a call, after a warm-up. `best` is the fastest: what a busy machine does not touch. */
function timed(rounds: number, work: (round: number) => void): { median: number; best: number } {
  for (let round = 0; round < rounds; round += 1) work(round);
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    work(round);
    return (performance.now() - start) * 1000;
  }).sort((a, b) => a - b);
  return { median: times[rounds >> 1] ?? 0, best: times[0] ?? 0 };
}

const line = (name: string, { median, best }: { median: number; best: number }, limit = '') =>
  console.log(
    `${name.padEnd(58)} median ${median.toFixed(1).padStart(9)} us   best ${best.toFixed(1).padStart(9)} us   ${limit}`,
  );

const prepared = readers.map((reader) => reader.read(own(30)));
const verdict = timed(2000, (round) => {
  const url = destinations[round % destinations.length] ?? '';
  for (const answer of prepared) answer(url);
});
line(`one verdict of all ${readers.length} programs, 30 entries`, verdict, 'limit 50');

let before = 0;
let failed = verdict.median > 50;
for (const size of [10, 100, 1000, 10_000]) {
  const lists = [own(size), `${own(size)},.other.example`];
  const all = timed(size > 1000 ? 15 : 60, (round) => {
    const list = lists[round % 2] ?? '';
    for (const reader of readers) reader.read(list)('https://registry.k8s.io/v2/');
  });
  const growth = before === 0 ? '' : `x${(all.best / before).toFixed(1)} for 10x entries, limit x12`;
  if (before !== 0 && all.best / before > 12) failed = true;
  line(`reading a list of ${size} entries, and a verdict`, all, growth);
  before = all.best;
}
if (failed) {
  console.log('Over a limit.');
  process.exitCode = 1;
}
