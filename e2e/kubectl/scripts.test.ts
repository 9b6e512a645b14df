// The scripts as text: bash and shellcheck read them, for each kind of plan.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { samplePlan } from '../../src/core/documents/cluster/sample-plan.ts';
import { hasMark, mark } from '../../src/core/model/marks.ts';
import type { Plan } from '../../src/core/model/plan.ts';
import { withAddOns } from './stage.ts';
import { clusterDocuments, hasShellcheck, needing } from './workspace.ts';

const variants: readonly (readonly [name: string, plan: Plan])[] = [
  ['all', samplePlan()],
  ['neither agent nor kube-proxy', withAddOns(false, false)],
  ['no endpoint', samplePlan({ endpointHost: undefined })],
  ['no node groups', samplePlan({ nodeGroups: [] })],
  [
    'wrong values as typed',
    samplePlan({ httpProxy: mark('proxy.http', 'it\'s $(id) `x` "y'), noProxy: mark('a', '') }),
  ],
];

describe.each(variants)('the scripts of a plan: %s', { timeout: 60_000 }, (_name, plan) => {
  const scripts = clusterDocuments(plan).filter(({ executable }) => executable);

  test('are ASCII, LF, and begin with a shebang', () => {
    expect(scripts.map(({ path }) => path)).toEqual(['apply.sh', 'verify.sh', 'rollback.sh']);
    for (const { text } of scripts) {
      expect(text.replace(/[\ue000-\ue002]/g, '')).toMatch(/^#!\/usr\/bin\/env bash\n[\n -~]*\n$/);
    }
  });

  test('bash reads them', () => {
    for (const { text } of scripts) {
      expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    }
  });

  // It suspects a dollar in single quotes; a marked value never leaves the page.
  const settled = scripts.filter(({ text }) => !hasMark(text));
  test.skipIf(!hasShellcheck)(needing(hasShellcheck, 'shellcheck', 'shellcheck finds nothing'), () => {
    for (const { text } of settled) {
      const { stdout } = spawnSync('shellcheck', ['--norc', '-'], { input: text, encoding: 'utf8' });
      expect(stdout).toBe('');
    }
  });
});

describe('asked for help, a script of the bundle', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'help of scripts-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const plans = { plain: samplePlan(), login: samplePlan({ login: { store: 'ssm', secret: '/corp/proxy' } }) };
  const cases = Object.entries(plans).flatMap(([kind, plan]) =>
    clusterDocuments(plan).flatMap(({ path, text, executable }) => (executable ? [{ kind, path, text }] : [])),
  );

  test.each(cases)('prints its usage and ends well, without kubectl: $path ($kind)', ({ kind, path, text }) => {
    mkdirSync(join(folder, kind), { recursive: true });
    writeFileSync(join(folder, kind, path), text);
    // From another folder, by a relative path.
    for (const option of ['--help', '-h']) {
      const { status, stdout, stderr } = spawnSync(
        'bash',
        [`${kind}/${path}`, '--yes', option].filter((one) => one !== '--yes' || path !== 'verify.sh'),
        {
          cwd: folder,
          encoding: 'utf8',
          env: { PATH: '/usr/bin:/bin', KUBECONFIG: '/nonexistent' },
        },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`  bash ${path} [`);
      expect(stdout).toContain('--any-server');
      expect(stdout.includes('--login')).toBe(kind === 'login' && path === 'apply.sh');
      expect(stdout).not.toMatch(/^#|set -|unset/m);
    }
  });
});
