// The words of the core, and of the links, are in the page's three languages, and each language has the holes of English.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesUnder } from './files.ts';
import { localizedIn } from './source.ts';

/** Rooms where every text has all three languages. */
const COMPLETE = [
  'aws',
  'bypass',
  'detect',
  'documents/cluster',
  'documents/controllers',
  'documents/delivery',
  'documents/platforms',
  'documents/tools',
  'import',
  'model',
  'plan',
  'verify',
];

/** Names, which are the same in every language, and texts that are holes alone. */
const NAMES = new Set([
  'amazon-ssm-agent',
  'AWS Load Balancer Controller',
  'cfn-signal',
  'host-ctr',
  'CloudWatch Logs',
  'Cluster Autoscaler',
  'dnf',
  'ExternalDNS',
  'Karpenter',
  'Managed Service for Prometheus',
  'Mountpoint for Amazon S3',
  'nodeadm',
  'null',
  'Session Manager',
  'snapd',
  'updog',
  'yum',
]);

const isName = (text: string): boolean =>
  NAMES.has(text) || text.startsWith('Windows Server ') || /^(?:\{\w+\}|[: ])+$/.test(text);

const holes = (text = ''): string => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');

interface Place {
  readonly file: string;
  readonly line: number;
  readonly texts: ReadonlyMap<string, string>;
}

const placesIn = (file: string, code: string): readonly Place[] =>
  localizedIn(file, code).map((found) => ({ file, ...found }));

function lacking({ file, line, texts }: Place): readonly string[] {
  const en = texts.get('en') ?? '';
  return ['ko', 'ja'].flatMap((language) => (texts.has(language) || isName(en) ? [] : [`${file}:${line} ${language}`]));
}

function unlike({ file, line, texts }: Place): readonly string[] {
  return ['ko', 'ja'].flatMap((language) => {
    const text = texts.get(language);
    return text === undefined || holes(text) === holes(texts.get('en')) ? [] : [`${file}:${line} ${language}`];
  });
}

const places = ['src/core', 'src/share']
  .flatMap(filesUnder)
  .filter(
    (path) => /\.ts$/.test(path) && !/\.(?:test|fixture)\.ts$/.test(path) && !/sample-(?:definitions|plan)/.test(path),
  )
  .flatMap((path) => placesIn(path, readFileSync(path, 'utf8')));

test('every text has the holes of English in each of its languages', () => {
  expect(places.length).toBeGreaterThan(400);
  expect(places.flatMap(unlike)).toEqual([]);
});

test('a room that is complete lacks no language', () => {
  const rooms = ['src/share/', ...COMPLETE.map((room) => `src/core/${room}/`)];
  const done = places.filter(({ file }) => rooms.some((room) => file.startsWith(room)));
  expect(done.flatMap(lacking)).toEqual([]);
});

/** A particle that the sound of the value in front of it decides: `app을`, but `nodes를`. Nobody knows it beforehand. */
const PARTICLE =
  /은\(는\)|이\(가\)|을\(를\)|[와과]\([과와]\)|\(으\)로|\}\\?["\u201d]?(?:은|는|이|가|을|를|과|와|으로|로|이나|나)(?![가-힣(])/;

/** As AWS writes them: without the long mark. */
const LONG_MARK = /ブラウザー|フォルダー/;

const pageWords = (['ko', 'ja'] as const).flatMap((language) => {
  const file = `src/wizard/locales/${language}.json`;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((text, index) => ({ language, text, where: `${file}:${index + 1}` }));
});
const coreWords = ['src/core', 'src/share'].flatMap(filesUnder).flatMap((file) => {
  if (!/\.ts$/.test(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ language: undefined, text, where: `${file}:${index + 1}` }));
});

test('no Korean particle hangs on a value, and Japanese is spelled as AWS spells it', () => {
  const wrong = [...pageWords, ...coreWords].flatMap(({ text, where }) =>
    PARTICLE.test(text) || LONG_MARK.test(text) ? [`${where} ${text.trim()}`] : [],
  );
  expect(wrong).toEqual([]);
});

test.each(['{entry}은(는) 목록', '"{text}"을 목록', '}은 목록', String.raw`\"{text}\"로 적으세요`])(
  'the particle in %s is seen',
  (text) => expect(text).toMatch(PARTICLE),
);

test.each(['{entry} 항목은', '{count}개로', '{group}의', '{version}입니다', '{name}에서는', '{host}로컬'])(
  '%s hangs on no sound',
  (text) => expect(text).not.toMatch(PARTICLE),
);

test('a lack and a strange hole are seen, also in a template', () => {
  const code = `const a = { en: 'one {b}', ko: '{c}', n: { en: \`two \${a}\` } };\nconst b = { en: '{x}: {y}' };`;
  const found = placesIn('made-up.ts', code);
  expect(found.flatMap(unlike)).toEqual(['made-up.ts:1 ko']);
  expect(found.flatMap(lacking)).toEqual(['made-up.ts:1 ja', 'made-up.ts:1 ko', 'made-up.ts:1 ja']);
});
