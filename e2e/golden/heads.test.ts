// Whoever finds one file alone reads in its head what it is and how it is put to work, where its notation has comments.

import { expect, test } from 'vitest';
import { strictMimeParts } from '../lab/nodeadm/mime/strict-mime.ts';
import { stories } from './stories.ts';

const told = await stories();
const documents = told.flatMap(({ name, bundle }) =>
  bundle.documents.map((document) => ({ ...document, where: `${name}/${document.path}` })),
);

/** The text that has the head: of MIME, which has no comments, the first part. */
function headed(text: string, notation: string): string {
  if (notation !== 'mime') return text;
  const [first] = strictMimeParts(Buffer.from(text));
  return Buffer.from(first?.bytes ?? []).toString();
}

/** The comment lines on top, below the line that names a program and the tag that EC2 wants. */
function headOf(text: string): string {
  const lines = text.split('\n');
  const from = /^(?:#!|<powershell>$)/.test(lines[0] ?? '') ? 1 : 0;
  const end = lines.findIndex((line, index) => index >= from && !line.startsWith('#'));
  return lines
    .slice(from, end)
    .map((line) => line.replace(/^# ?/, ''))
    .join('\n');
}

/** How a file says what to do with it: by the runbook, or by a script or a command. */
const HOW =
  /README\.md|\b(?:apply|prepare-node)\.sh\b|\bbash \w|\b(?:kubectl|aws|terraform|eksctl|helm)\b|\b(?:Save|Run) it\b|CONNECT to these/;

const complaint = (text: string, notation: string): string | undefined => {
  if (notation === 'markdown')
    return text.startsWith('# ') && text.includes('Run the commands below') ? undefined : 'no runbook';
  const head = headOf(headed(text, notation));
  if (head.length < 40) return `no head: ${JSON.stringify(head)}`;
  return HOW.test(head) ? undefined : `not how to apply it: ${JSON.stringify(head)}`;
};

test('every file but JSON says in its head what it is and how to apply it', () => {
  const some = documents.filter(({ notation }) => notation !== 'json');
  expect(some.length).toBeGreaterThan(100);
  const all = some.flatMap(({ where, notation, text }) => {
    const said = complaint(text, notation);
    return said === undefined ? [] : [`${where}: ${said}`];
  });
  expect(all).toEqual([]);
});

test('a file without a head, and one that only says what it is, are told', () => {
  expect(complaint('a: 1\n', 'yaml')).toContain('no head');
  expect(complaint('#!/bin/bash\necho\n', 'bash')).toContain('no head');
  expect(complaint(`# ${'What this file is, in words. '.repeat(3)}\na: 1\n`, 'yaml')).toContain('not how');
  expect(complaint('# What this file is, in words. README.md says more.\na: 1\n', 'yaml')).toBeUndefined();
});
