// What a cluster says about itself: pasted command output in, facts with their source out.

import { clean } from './clean.ts';
import { conclude } from './conclude/conclude.ts';
import type { Chunk } from './cut/chunk.ts';
import { cut } from './cut/cut.ts';
import { spread } from './cut/spread.ts';
import { type Detection, type Note, noteOf } from './detection.ts';
import { readers } from './readers/index.ts';
import type { Sight } from './readers/reader.ts';
import { textAt } from './readers/shape.ts';

export type { ClusterIdentity, Detection, Fact, FactField } from './detection.ts';

/** Far above every real output; what is behind it is not read, and a note says so. */
const LARGEST = 2_000_000;

interface Reading {
  readonly source: string;
  readonly sight: Sight;
}

function readChunk(chunk: Chunk): Reading | undefined {
  for (const reader of readers) {
    const sight = reader.read(chunk);
    if (sight !== undefined) return { source: reader.source, sight };
  }
  return undefined;
}

const tells = ({ sight }: Reading): boolean =>
  !sight.unread &&
  (sight.facts ?? sight.clusterIps ?? sight.cidrs ?? sight.vpcs ?? sight.vpcEndpoints ?? sight.cluster) !== undefined;

const once = (notes: readonly Note[]): readonly Note[] => [
  ...new Map(notes.map((note) => [JSON.stringify(note), note])).values(),
];

interface Piece {
  readonly text: string;
  readonly unread: boolean;
}

/** Pieces that follow one another without anything read between them, as one. */
function leftoverOf(pieces: readonly Piece[]): string[] {
  const runs: string[][] = [];
  let open = false;
  for (const { text, unread } of pieces) {
    if (unread && open) runs.at(-1)?.push(text);
    else if (unread) runs.push([text]);
    open = unread;
  }
  return runs.map((run) => run.join('\n').replace(/^\n+/, '').trimEnd()).filter((text) => text.trim() !== '');
}

/**
 * Reads whatever a user pastes: outputs of kubectl and aws in any order, with prompts, colours and other text around
 * them. Total: any text gives an answer, and what it could not use is in `leftover`. A bare clusterIP tells where the
 * service network begins, not its size, so what follows from it is `inferred`. `knownVpc` is the VPC of the cluster that an
 * earlier paste told; it counts where this one does not say it.
 */
export function detect(text: string, knownVpc?: string): Detection {
  const steps = detectInSteps(text, knownVpc);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in small steps, for who has other things to do between them: a long paste takes a while. */
export function* detectInSteps(text: string, knownVpc?: string): Generator<undefined, Detection> {
  const { chunks, notes } = yield* cut(clean(text.slice(0, LARGEST)));
  const found: Note[] = [];
  const readings: Reading[] = [];
  const pieces: Piece[] = [];
  for (const chunk of chunks) {
    yield;
    const inside = spread(chunk)
      .map(readChunk)
      .filter((reading) => reading !== undefined);
    readings.push(...inside);
    if (chunk.kind === 'value' && inside.length > 0 && textAt(chunk.value, 'nextToken') !== undefined) {
      found.push(
        noteOf({
          en: 'An output has a NextToken, so it is one page of several. Run the command again without --max-items.',
          ko: '출력에 NextToken이 있어 여러 페이지 중 하나입니다. --max-items 없이 명령을 다시 실행하세요.',
          ja: '出力に NextToken があり、複数ページのうちの 1 ページです。--max-items なしでコマンドをもう一度実行してください。',
        }),
      );
    }
    pieces.push({ text: chunk.text, unread: inside.every(({ sight }) => sight.unread) });
  }
  const concluded = conclude(
    readings.map(({ sight }) => sight),
    knownVpc,
  );
  const leftover = leftoverOf(pieces);
  if (text.length > LARGEST)
    found.push(
      noteOf({
        en: 'The text is very long; its end was not read.',
        ko: '텍스트가 너무 길어 끝부분은 읽지 않았습니다.',
        ja: 'テキストが長すぎるため、末尾は読み取りませんでした。',
      }),
    );
  const all: Note[] = notes.concat(found, concluded.notes);
  if (readings.length === 0 && all.length === 0 && leftover.length > 0) {
    all.push(
      noteOf({
        en: 'Nothing here is an output that this page knows. It reads kubectl get service kubernetes, kubectl get servicecidr, aws eks describe-cluster, aws ec2 describe-vpcs and aws ec2 describe-vpc-endpoints.',
        ko: '이 페이지가 아는 출력이 없습니다. kubectl get service kubernetes, kubectl get servicecidr, aws eks describe-cluster, aws ec2 describe-vpcs, aws ec2 describe-vpc-endpoints의 출력을 읽습니다.',
        ja: 'このページが読み取れる出力がありません。読み取れるのは kubectl get service kubernetes、kubectl get servicecidr、aws eks describe-cluster、aws ec2 describe-vpcs、aws ec2 describe-vpc-endpoints の出力です。',
      }),
    );
  }
  const sources = [...new Set(readings.filter(tells).map(({ source }) => source))];
  return {
    facts: concluded.facts,
    read: sources.map((source) => ({ source })),
    leftover,
    notes: once(all),
    cluster: concluded.cluster,
    ...(concluded.network === undefined ? {} : { network: concluded.network }),
  };
}
