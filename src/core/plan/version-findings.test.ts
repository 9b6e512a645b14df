import { expect, test } from 'vitest';
import { kubernetesVersions, versionsAsOf } from '../aws/kubernetes-versions.ts';
import { versionFindings } from './version-findings.ts';

const found = (kubernetesVersion: string) =>
  versionFindings({ kubernetesVersion }).map(({ severity, code, params }) => [severity, code, params.until]);

test.each(['', '1.34', '1.36', '1.37'])('nothing is said of %j', (version) => {
  expect(found(version)).toEqual([]);
});

test('a version in extended support is a note with its last day', () => {
  expect(found('1.31')).toEqual([['note', 'kubernetes.extended', '2026-11-26']]);
  expect(found('1.33')).toEqual([['note', 'kubernetes.extended', '2027-07-29']]);
});

test('a version that EKS has left is a warning, one that is newer than the table a note, a wrong one nothing of its own', () => {
  expect(found('1.30')).toEqual([['warning', 'kubernetes.ended', '']]);
  expect(found('1.23')).toEqual([['warning', 'kubernetes.ended', '']]);
  expect(found('1.38')).toEqual([['note', 'kubernetes.newer', '']]);
  expect(found('latest')).toEqual([]);
});

test('the table runs from the oldest to the newest without a hole, and its oldest has not ended on its day', () => {
  const minors = kubernetesVersions.map(({ version }) => Number(version.split('.')[1]));
  expect(minors).toEqual(minors.map((_, index) => (minors[0] ?? 0) + index));
  expect(kubernetesVersions[0].extendedUntil > versionsAsOf).toBe(true);
  const ends = kubernetesVersions.flatMap((one) => ('extendedUntil' in one ? [one.extendedUntil] : []));
  expect([...ends].sort()).toEqual(ends);
});
