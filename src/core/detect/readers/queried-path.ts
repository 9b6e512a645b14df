// `--query cluster.a.b` leaves only the value; the command above it says where it belongs.

import type { Chunk } from '../cut/chunk.ts';

const QUERY = /--query[ =]+(["']?)cluster((?:\.\w+)+)\1(?: |$)/;

/** What `describe-cluster` would have printed in full, as far as a plain `--query` path tells; undefined without one. */
export function queriedCluster(chunk: Chunk): unknown {
  if (chunk.kind !== 'value' && chunk.kind !== 'line') return undefined;
  const path = /\bdescribe-cluster\b/.test(chunk.command) ? QUERY.exec(chunk.command)?.[2] : undefined;
  if (path === undefined) return undefined;
  const bare = chunk.kind === 'value' ? chunk.value : chunk.text.trim().replace(/^"(.*)"$/s, '$1');
  // `--output text` prints None where there is nothing.
  if (bare === 'None' || bare === null) return {};
  return path
    .split('.')
    .slice(1)
    .reduceRight<unknown>((value, key) => ({ [key]: value }), bare);
}
