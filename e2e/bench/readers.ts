// How long one verdict of every reader takes, and how that grows with the list.

import type { Core } from './built-core.ts';
import { entriesOf } from './drafts.ts';
import { type Figure, growing, least } from './figure.ts';
import { timed, worked } from './timing.ts';

const destinations = [
  'https://0123456789abcdef0123456789abcdef.gr7.us-west-2.eks.amazonaws.com/',
  'http://169.254.169.254/latest/meta-data/',
  'https://prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com/',
  'https://registry.k8s.io/v2/',
];

/** Microseconds: what the page can afford per key. */
const VERDICT_LIMIT = 50;

export async function readerFigures({ noProxyReaders }: Core): Promise<readonly Figure[]> {
  const { readers } = await noProxyReaders();
  const list = (size: number) => entriesOf(size).join(',');
  const prepared = readers.map((reader) => reader.read(list(30)));
  const verdict = await least(VERDICT_LIMIT, async () => {
    const { median } = await timed((round) => {
      const url = destinations[round % destinations.length] ?? '';
      for (const answer of prepared) answer(url);
    });
    return median;
  });
  return [
    {
      name: `one verdict of all ${readers.length} programs, 30 entries: median`,
      value: verdict,
      unit: 'us',
      limit: VERDICT_LIMIT,
    },
    ...(await growing(
      [10, 100, 1000, 10_000],
      (size) => `reading a list of ${size} entries, and a verdict`,
      (size) => {
        const lists = [list(size), `${list(size)},.other.example`];
        return worked(Math.max(2, 4000 / size), (round) => {
          for (const reader of readers) reader.read(lists[round % 2] ?? '')('https://registry.k8s.io/v2/');
        });
      },
    )),
  ];
}
