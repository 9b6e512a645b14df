import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strictMimeParts } from './strict-mime.ts';

const golden = fileURLToPath(new URL('../../../golden/', import.meta.url));
/** The user data of every group of every story. */
const written: readonly string[] = [
  ...new Set(
    readdirSync(golden, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('user-data.mime'))
      .map((path) => readFileSync(join(golden, path), 'utf8')),
  ),
];

/** The same words as those of the Go program. */
function verdict(document: Uint8Array): string {
  try {
    const parts = strictMimeParts(document).map(
      ({ type, bytes }) => `${type}:${Buffer.from(bytes).toString('base64')}`,
    );
    return ['parts', ...parts].join(' ');
  } catch {
    return 'refused';
  }
}

const document = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\n'), 'latin1');
const HEAD = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="=="'];
const PART = ['--==', 'Content-Type: application/node.eks.aws', '', 'a: 1'];
const END = ['--==--', ''];

describe('strictMimeParts', () => {
  it('reads what the product writes, each part as it was put in', () => {
    expect(written.length).toBeGreaterThan(5);
    for (const text of written) {
      const parts = strictMimeParts(Buffer.from(text));
      expect(parts.length).toBeGreaterThan(0);
      for (const { bytes } of parts) expect(text).toContain(Buffer.from(bytes).toString());
    }
  });

  it.each([
    ['no empty line after the headers of the document', document(...HEAD, ...PART, ...END)],
    [
      'no empty line after the headers of a part',
      document(...HEAD, '', '--==', 'Content-Type: a/b', '#!/bin/bash', ...END),
    ],
    ['no closing boundary', document(...HEAD, '', ...PART, '')],
    ['an empty line at the very beginning', document('', ...HEAD, '', ...PART, ...END)],
    ['indented lines', document(...[...HEAD, '', ...PART, ...END].map((line) => `  ${line}`))],
    ['a boundary that had to be quoted', document('Content-Type: multipart/mixed; boundary===', '', ...PART, ...END)],
    ['no boundary', document('Content-Type: multipart/mixed', '', ...PART, ...END)],
    ['a bare NodeConfig', document('apiVersion: node.eks.aws/v1alpha1', 'kind: NodeConfig', 'spec: {}', '')],
    ['a script', document('#!/bin/bash', 'true', '')],
    ['another boundary in the text than in the header', document(...HEAD, '', '--=x', '', 'a', '--=x--', '')],
  ])('refuses %s', (_, bytes) => {
    expect(() => strictMimeParts(bytes)).toThrow();
  });

  it.each([
    ['no MIME-Version', document(HEAD[1] ?? '', '', ...PART, ...END)],
    ['CRLF', Buffer.from([...HEAD, '', ...PART, ...END].join('\r\n'))],
    ['blanks behind a boundary', document(...HEAD, '', '--== ', ...PART.slice(1), '--==-- ', '')],
    ['bytes beyond ASCII', document(...HEAD, '', ...PART, 'b: \xed\x95\x9c', ...END)],
    ['no space after the colon', document('Content-Type:multipart/mixed; boundary="=="', '', ...PART, ...END)],
  ])('takes %s', (_, bytes) => {
    expect(strictMimeParts(bytes).map(({ type }) => type)).toEqual(['application/node.eks.aws']);
  });
});

const go = spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!go)('strictMimeParts and Go', () => {
  let folder = '';
  let program = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'strict-mime-'));
    program = join(folder, 'go-verdict');
    const source = fileURLToPath(new URL('go-verdict.go', import.meta.url));
    const env = { ...process.env, CGO_ENABLED: '0', GO111MODULE: 'off', GOFLAGS: '' };
    const { status, stderr } = spawnSync('go', ['build', '-o', program, source], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const goSays = (documents: readonly Uint8Array[]): readonly string[] => {
    const input = documents.map((bytes) => `${Buffer.from(bytes).toString('base64')}\n`).join('');
    const { stdout } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
    return stdout.trimEnd().split('\n');
  };

  const WORDS = [
    ...[
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      '\n\n',
      '-',
      '--',
      '"',
      '=',
      ';',
      ':',
      '\\',
      '\0',
      '\xc3\xa9',
      'x',
      '/',
      '*',
      '\n ',
    ],
    ...[
      '\n--==BOUNDARY==\n',
      '\n--==BOUNDARY==--\n',
      '--==BOUNDARY==',
      '\nContent-Type: text/plain\n',
      '; charset=utf-8',
    ],
    ...['\nContent-Type: multipart/mixed; boundary="=="\n', ' ;', '; a="\\"b"', `\n${'y'.repeat(5000)}\n`],
  ];
  // Where the structure is: around line breaks. Elsewhere nearly every change is one of mere text.
  const place = fc.record({ line: fc.nat(60), from: fc.integer({ min: -3, max: 40 }) });
  const change = fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), place, word: fc.constantFrom(...WORDS) }),
    fc.record({ kind: fc.constant('delete' as const), place, count: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('cut' as const), place }),
    fc.record({ kind: fc.constantFrom('crlf' as const, 'indent' as const, 'twice' as const) }),
  );

  const changed = (text: string, { line, from }: { line: number; from: number }): number => {
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    // From the front and from the end, because both are where MIME is.
    const at = line % 2 === 0 ? starts[Math.min(line / 2, starts.length - 1)] : starts.at(-Math.ceil(line / 2));
    return Math.min(text.length, Math.max(0, (at ?? 0) + from));
  };
  const apply = (text: string, one: typeof change extends fc.Arbitrary<infer T> ? T : never): string => {
    switch (one.kind) {
      case 'insert': {
        const at = changed(text, one.place);
        return text.slice(0, at) + one.word + text.slice(at);
      }
      case 'delete': {
        const at = changed(text, one.place);
        return text.slice(0, at) + text.slice(at + one.count);
      }
      case 'cut':
        return text.slice(0, changed(text, one.place));
      case 'crlf':
        return text.replaceAll('\n', '\r\n');
      case 'indent':
        return text.replaceAll('\n', '\n  ');
      case 'twice':
        return text + text;
    }
  };
  const small = [...HEAD, '', ...PART, ...END].join('\n').replaceAll('==', '==BOUNDARY==');
  const documents = fc
    .tuple(fc.constantFrom(small, ...written), fc.array(change, { maxLength: 4 }))
    .map(([text, changes]) => Buffer.from(changes.reduce(apply, text), 'latin1'));

  it('agree on what the product writes', () => {
    const bytes = written.map((text) => Buffer.from(text));
    expect(bytes.map(verdict)).toEqual(goSays(bytes));
  });

  it('agree on lines as long as a buffer, and on documents that end where they should not', () => {
    const long = [4094, 4095, 4096].map((length) => document(...HEAD, '', 'y'.repeat(length), ...PART, ...END));
    const whole = Buffer.from(document(...HEAD, '', ...PART, ...END));
    const cut = Array.from(whole, (_, length) => whole.subarray(0, length));
    expect([...long, ...cut].map(verdict)).toEqual(goSays([...long, ...cut]));
    expect(new Set(long.map(verdict)).size).toBe(2);
  });

  it('agree on documents that were changed at random, and on every part of them', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 100 }), (some) => {
        const ours = some.map(verdict);
        for (const one of ours) seen[one === 'refused' ? 'refused' : 'taken'] += 1;
        expect(ours).toEqual(goSays(some));
      }),
      { numRuns: 60 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(100);
  }, 120_000);
});
