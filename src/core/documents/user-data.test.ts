import { expect, it } from 'vitest';
import type { UserData } from '../model/definition.ts';
import { samplePlan } from './cluster/sample-plan.ts';
import { groupOf } from './platforms/group.fixture.ts';
import { userDataFile, userDataFindings } from './user-data.ts';

/** Three bytes more: a comment. */
const of = (text: string): UserData => ({ kind: 'toml', table: {}, comment: [text] });

it('names the file by what reads it', () => {
  const part = { contentType: 'text/x-shellscript', text: '#!/bin/sh\n' };
  expect(userDataFile({ kind: 'mime', parts: [part] })).toMatchObject({ file: 'user-data.mime', notation: 'mime' });
  expect(userDataFile({ kind: 'toml', table: { a: 1 }, comment: [] })).toEqual({
    file: 'user-data.toml',
    notation: 'toml',
    text: 'a = 1\n',
  });
  expect(userDataFile({ kind: 'powershell', text: 'a' })).toMatchObject({
    file: 'user-data.ps1',
    notation: 'powershell',
  });
});

const codes = (bytes: number, management: 'managed' | 'self-managed') =>
  userDataFindings(samplePlan(), groupOf('x', management), of('a'.repeat(bytes - 3))).map(({ severity, code }) => [
    severity,
    code,
  ]);

it('is an error beyond what EC2 takes, to the byte', () => {
  expect(codes(16_384, 'self-managed')).toEqual([]);
  expect(codes(16_385, 'self-managed')).toEqual([['error', 'user-data.too-large']]);
});

it('is a warning where the part that EKS adds may not fit', () => {
  expect(codes(12_288, 'managed')).toEqual([]);
  expect(codes(12_289, 'managed')).toEqual([['warning', 'user-data.little-room']]);
  expect(codes(16_385, 'managed')).toEqual([['error', 'user-data.too-large']]);
});

it('says what takes the room, the largest first', () => {
  const plan = samplePlan({ noProxy: 'n'.repeat(6000), certificateAuthority: 'c'.repeat(2000) });
  const text = `${plan.noProxy} ${plan.noProxy} ${plan.noProxy} ${plan.certificateAuthority}`;
  const [finding] = userDataFindings(plan, groupOf('x', 'self-managed'), of(text));
  expect(finding?.params).toMatchObject({
    bytes: '20006',
    largest: 'NO_PROXY 18000, cluster.certificateAuthority 2000',
  });
});

it('counts the CA bundle among what takes the room', () => {
  const plan = samplePlan({ noProxy: 'n'.repeat(6000), certificateAuthority: '', caBundle: 'b'.repeat(11_000) });
  const [finding] = userDataFindings(plan, groupOf('x', 'self-managed'), of(`${plan.noProxy} ${plan.caBundle}`));
  expect(finding?.params.largest).toBe('proxy.caBundle 11000, NO_PROXY 6000');
});
