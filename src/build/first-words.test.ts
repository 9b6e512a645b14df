import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keysNamed, sourcesFrom } from './first-words.ts';

test('sources are those that an entry imports, not those that it brings later or names as types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eks-proxy-wizard-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write(
    'main.ts',
    "import {\n  a,\n} from './a.ts';\nimport type { D } from './d.ts';\nimport './style.css';\nconst c = () => import('./c.ts');\n",
  );
  write('a.ts', "export { b } from './b.ts';\n// a\n");
  write('b.ts', "import './main.ts';\n// b\n");
  expect([...sourcesFrom(join(folder, 'main.ts')).values()].map((source) => source.trim().split('\n').at(-1))).toEqual([
    "const c = () => import('./c.ts');",
    '// a',
    '// b',
  ]);
});

test('keys are named whole, or by how they begin', () => {
  const sources = ["t('one.two')", 't(`three.$' + '{which}.x`)'];
  expect([...keysNamed(sources, ['one.two', 'one', 'three.a.x', 'three.b', 'four'])]).toEqual([
    'one.two',
    'three.a.x',
    'three.b',
  ]);
});
