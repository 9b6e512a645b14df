// The judges: a reader in this file as strict as Go's, Go itself where it is on PATH, and Python's email parser, with
// which cloud-init reads.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from './hostile-text.judge.ts';
import { mime, type Part } from './mime.ts';

/** Reads the lines of a header block up to its blank line; every line needs a name and a colon. */
function headers(text: string): { fields: Map<string, string>; rest: string } {
  const end = text.indexOf('\n\n');
  if (end < 0) throw new Error('the header block has no end');
  const fields = new Map<string, string>();
  for (const line of text.slice(0, end).split('\n')) {
    const [, name, body] = /^([A-Za-z0-9-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || body === undefined) throw new Error(`malformed header line: ${line}`);
    fields.set(name.toLowerCase(), body);
  }
  return { fields, rest: text.slice(end + 2) };
}

/** The parts of a document, by the rules of net/mail and mime/multipart: nothing is forgiven. */
function strictParts(document: string): Part[] {
  const { fields, rest } = headers(document);
  if (fields.get('mime-version') !== '1.0') throw new Error('no MIME-Version');
  const boundary = /^multipart\/mixed; boundary="([^"\\]{1,70})"$/.exec(fields.get('content-type') ?? '')?.[1];
  if (boundary === undefined) throw new Error('no quoted boundary');
  const pieces = `\n${rest}`.split(`\n--${boundary}`);
  if (pieces.shift() !== '' || pieces.pop() !== '--\n') throw new Error('no first or no closing boundary');
  return pieces.map((piece) => {
    if (!piece.startsWith('\n')) throw new Error('something follows a boundary');
    const part = headers(piece.slice(1));
    return { contentType: part.fields.get('content-type') ?? '', text: part.rest };
  });
}

const line = fc.oneof(
  fc.string(),
  // The readers get bytes, which know no half of a surrogate pair.
  hostileText.filter((text) => text.length < 1000 && !/\p{Cs}/u.test(text)),
  fc.constantFrom(
    '',
    '--',
    '==BOUNDARY==',
    '--==BOUNDARY==',
    '--==BOUNDARY==--',
    '==BOUNDARY1==',
    '#!/bin/bash',
    'a: b',
  ),
);
const part = fc.record({
  contentType: fc.constantFrom('text/x-shellscript; charset="us-ascii"', 'application/node.eks.aws'),
  text: fc.array(line).map((lines) => `#${lines.join('\n')}\n`),
});
const documents = fc.array(part, { minLength: 1, maxLength: 4 });

it('reads back in a strict reader, byte for byte', () => {
  fc.assert(
    fc.property(documents, (parts) => {
      expect(strictParts(mime(parts))).toEqual(parts);
    }),
  );
});

/** Both judges get [document, parts] pairs as JSON and fall silent if all agree. */
const cases = () => JSON.stringify(fc.sample(documents, 150).map((parts) => [mime(parts), parts]));

describe('other readers', () => {
  it.skipIf(spawnSync('python3', ['-V']).status !== 0)("Python's email parser agrees (skipped without python3)", () => {
    const judge = [
      'import email, json, sys',
      'for text, parts in json.load(sys.stdin):',
      '    message = email.message_from_string(text)',
      '    read = [{"contentType": p["Content-Type"], "text": p.get_payload()} for p in message.get_payload()]',
      '    if read != parts or message.defects: sys.exit(repr((text, read, message.defects)))',
    ].join('\n');
    const { status, stderr } = spawnSync('python3', ['-c', judge], { input: cases(), encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.skipIf(spawnSync('go', ['version']).status !== 0)(
    "Go's net/mail and mime/multipart agree (skipped without go)",
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'mime-'));
      writeFileSync(join(folder, 'main.go'), GO);
      const { status, stderr } = spawnSync('go', ['run', 'main.go'], {
        cwd: folder,
        input: cases(),
        encoding: 'utf8',
        env: { ...process.env, GO111MODULE: 'off' },
      });
      rmSync(folder, { recursive: true });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
    120_000,
  );
});

it('puts MIME-Version first, and blank lines where a strict reader wants them', () => {
  expect(mime([{ contentType: 'text/x-shellscript', text: '#!/bin/sh\n' }])).toBe(
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="==BOUNDARY=="\n\n' +
      '--==BOUNDARY==\nContent-Type: text/x-shellscript\n\n#!/bin/sh\n\n--==BOUNDARY==--\n',
  );
});

it('takes another boundary where the first occurs in a part', () => {
  const text = '# ==BOUNDARY== and ==BOUNDARY1==\n';
  expect(mime([{ contentType: 'text/plain', text }])).toContain('boundary="==BOUNDARY2=="');
});

it('carries marks through', () => {
  const text = 'a \uE000a.b\uE001\u00e9\uE002\n';
  expect(strictParts(mime([{ contentType: 'text/plain', text }]))).toEqual([{ contentType: 'text/plain', text }]);
});

it.each([
  ['no part', []],
  ['an empty part', [{ contentType: 'text/plain', text: '' }]],
  ['a part that starts with a blank line', [{ contentType: 'text/plain', text: '\n#!/bin/sh\n' }]],
  ['a part without a last line break', [{ contentType: 'text/plain', text: 'a' }]],
  ['a content type of two lines', [{ contentType: 'text/plain\nX: y', text: 'a\n' }]],
])('refuses %s', (_what, parts) => {
  expect(() => mime(parts)).toThrow();
});

const GO = `package main

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"strings"
)

type part struct{ ContentType, Text string }

func check(document string, want []part) error {
	message, err := mail.ReadMessage(strings.NewReader(document))
	if err != nil {
		return err
	}
	_, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return err
	}
	reader := multipart.NewReader(message.Body, params["boundary"])
	for i := 0; ; i++ {
		p, err := reader.NextPart()
		if err == io.EOF && i == len(want) {
			return nil
		}
		if err != nil {
			return err
		}
		body, err := io.ReadAll(p)
		if err != nil {
			return err
		}
		if i >= len(want) || p.Header.Get("Content-Type") != want[i].ContentType || string(body) != want[i].Text {
			return fmt.Errorf("part %d differs: %q", i, body)
		}
	}
}

func main() {
	var cases [][2]json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	for _, one := range cases {
		var document string
		var want []part
		if json.Unmarshal(one[0], &document) != nil || json.Unmarshal(one[1], &want) != nil {
			panic("bad case")
		}
		if err := check(document, want); err != nil {
			fmt.Fprintf(os.Stderr, "%v in %q", err, document)
			os.Exit(1)
		}
	}
}
`;
