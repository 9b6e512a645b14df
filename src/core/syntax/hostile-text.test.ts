// A thousand hostile texts for each notation: its own real readers give back exactly the text, or the notation refuses it
// as one that it has no form for. Nothing that stands in a text is run.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { parse as parseToml } from 'smol-toml';
import { afterAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { onLots } from './hostile-text.judge.ts';
import { json } from './json.ts';
import { markdownBlock, markdownCode, markdownTable, markdownText } from './markdown.ts';
import { powershellString } from './powershell.ts';
import { grammarErrors, stringValues } from './powershell-grammar.judge.ts';
import { heredoc, sh, shellWord } from './shell.ts';
import { shellWords } from './shell-words.ts';
import { squidComment, squidDirective } from './squid.ts';
import { environmentAssignment, environmentFile, unit } from './systemd.ts';
import { toml } from './toml.ts';
import { Block, yaml } from './yaml.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The texts that a notation takes; `refuses` says which it has to refuse, and it refuses no other. */
function taken(lot: readonly string[], write: (text: string) => unknown, refuses: RegExp): readonly string[] {
  return lot.filter((text) => {
    if (!refuses.test(text)) {
      write(text);
      return true;
    }
    expect(() => write(text), JSON.stringify(text.slice(0, 80))).toThrow();
    return false;
  });
}

const NOTHING = /$./;
const NO_UNICODE = /\p{Cs}/u;
const NO_UTF8 = /\0|\p{Cs}/u;
const NO_MARKDOWN = /[^\P{Cc}\t\n\f\r]|\p{Cs}|\p{Noncharacter_Code_Point}/u;
const NO_VARIABLE = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/u;

const has = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0;

/** Answers of a program of Python to some JSON. */
function byPython(program: string, input: unknown): unknown {
  const { stdout, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe.each(['bash', 'dash'].filter((shell) => has(shell, '-c', ':')))('%s', (shell) => {
  /** What a script prints in an empty folder that has nothing new in it afterwards, in an empty environment. */
  function printed(script: string): string {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const file = join(folder, 'script.sh');
    writeFileSync(file, script);
    const { stdout, stderr } = spawnSync('env', ['-i', shell, file], {
      cwd: empty,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect({ stderr, left: readdirSync(empty) }).toEqual({ stderr: '', left: [] });
    return stdout;
  }

  it('reads words as they were', () => {
    onLots((lot) => {
      const values = taken(lot, shellWord, NO_UTF8);
      const script = sh`printf '%s\0' `.concat(values.map(shellWord).join(' '), '\n');
      expect(printed(script).split('\0').slice(0, -1)).toEqual(values);
    });
  });

  it('hands here-documents over as they were', () => {
    onLots((lot) => {
      const values = taken(lot, (text) => heredoc('cat', `${text}\n`), NO_UTF8);
      const script = values.map(
        (text) => sh`${heredoc('/bin/cat', `${text}\n`)}
printf '\0'
`,
      );
      expect(printed(script.join('')).split('\0').slice(0, -1)).toEqual(values.map((text) => `${text}\n`));
    });
  });

  it('splits arguments as they were split', () => {
    onLots((lot) => {
      const values = lot.filter((text) => shellWords(text) !== undefined && !NO_UTF8.test(text));
      const script = values.map((text) => `show ${text}\n`);
      const words = values.map((text) => shellWords(text) ?? []);
      expect(
        printed(`show() { printf '%s\\0' "$#" "$@"; }\n${script.join('')}`)
          .split('\0')
          .slice(0, -1),
      ).toEqual(words.flatMap((some) => [`${some.length}`, ...some]));
    });
  });
});

describe('YAML', () => {
  const document = (text: string) => yaml({ value: text, list: [text], block: new Block(text) }, [text]);
  const keyed = (text: string) => yaml({ [text]: 'x' });
  const meant = (text: string) => ({ value: text, list: [text], block: text });

  it('reads the same in 1.1 and 1.2', () => {
    onLots((lot) => {
      for (const text of taken(lot, document, NO_UNICODE)) {
        for (const version of ['1.1', '1.2'] as const) {
          expect(parseYaml(document(text), { version })).toEqual(meant(text));
        }
      }
      const short = lot.filter((text) => text.length < 150 && text !== '__proto__' && !NO_UNICODE.test(text));
      for (const text of short) expect(Object.keys(parseYaml(keyed(text)))).toEqual([text]);
    });
    expect(() => keyed('x'.repeat(1025))).toThrow('1024');
  });

  const python = has('python3', '-c', 'import yaml');
  it.skipIf(!python)(`reads the same in PyYAML${python ? '' : ' (skipped: this machine has none)'}`, () => {
    onLots((lot) => {
      const values = taken(lot, document, NO_UNICODE);
      const program = 'import json,sys,yaml\nprint(json.dumps([yaml.safe_load(t) for t in json.load(sys.stdin)]))';
      expect(byPython(program, values.map(document))).toEqual(values.map(meant));
    }, 1);
  });
});

describe('TOML', () => {
  const document = (text: string) => toml({ value: text, list: [text, text], table: { [`k${text}`]: true } }, [text]);
  const meant = (text: string) => ({ value: text, list: [text, text], table: { [`k${text}`]: true } });

  it('reads the same', () => {
    onLots((lot) => {
      for (const text of taken(lot, document, NO_UNICODE)) expect(parseToml(document(text))).toEqual(meant(text));
    });
  });

  const python = has('python3', '-c', 'import tomllib');
  it.skipIf(!python)(`reads the same in Python${python ? '' : ' (skipped: this machine has no tomllib)'}`, () => {
    onLots((lot) => {
      const values = taken(lot, document, NO_UNICODE);
      const program = 'import json,sys,tomllib\nprint(json.dumps([tomllib.loads(t) for t in json.load(sys.stdin)]))';
      expect(byPython(program, values.map(document))).toEqual(values.map(meant));
    }, 1);
  });
});

it('JSON reads the same', () => {
  onLots((lot) => {
    for (const text of taken(lot, json, NOTHING)) expect(JSON.parse(json([text]))).toEqual([text]);
  });
});

describe('PowerShell', () => {
  it('reads each text as one expression with its value, in ASCII, and no tag of EC2 is in it', () => {
    onLots((lot) => {
      const values = taken(lot, powershellString, NOTHING);
      const script = values.map((text) => `$x = ${powershellString(text)}\n`).join('');
      expect(script).toMatch(/^[\t\n\x20-;=-~\ue000-\ue002]*$/);
      expect(grammarErrors(script)).toEqual([]);
      expect(stringValues(script)).toEqual(values);
    });
  });
});

describe('systemd', () => {
  const named = (values: readonly string[]) => values.map((value, index) => [`V${index}`, value] as const);

  const generator = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';
  it.skipIf(!existsSync(generator))('reads an environment file as it was (skipped without systemd)', () => {
    mkdirSync(join(folder, 'environment.d'));
    onLots((lot) => {
      // This reader of the same notation expands $ afterwards, which EnvironmentFile= does not.
      const values = taken(lot, (text) => environmentFile([['A', text]]), NO_VARIABLE).filter(
        (text) => !text.includes('$'),
      );
      writeFileSync(join(folder, 'environment.d', 'judged.conf'), environmentFile(named(values)));
      const { stdout } = spawnSync(generator, {
        encoding: 'utf8',
        env: { XDG_CONFIG_HOME: folder, PATH: '/usr/bin:/bin' },
      });
      // It prints what it read with escapes of C in double quotes, and no empty value.
      const read = new Map(
        [...stdout.matchAll(/^(V\d+)=(?:"((?:[^"\\]|\\[\s\S])*)"|([^\n]*))$/gm)].map(
          ([, name = '', quoted, bare = '']) => [
            name,
            quoted?.replace(/\\([\s\S])/g, (_, sign: string) => ({ n: '\n', t: '\t' })[sign] ?? sign) ?? bare,
          ],
        ),
      );
      expect(named(values).map(([name]) => read.get(name) ?? '')).toEqual(values);
    });
  });

  it('a shell that sources the file reads the same', () => {
    onLots((lot) => {
      const values = taken(lot, (text) => environmentFile([['A', text]]), NO_VARIABLE);
      const show = `printf '%s\\0' ${named(values)
        .map(([name]) => `"$${name}"`)
        .join(' ')}\n`;
      writeFileSync(join(folder, 'source.sh'), environmentFile(named(values)) + show);
      const { stdout } = spawnSync('env', ['-i', 'bash', join(folder, 'source.sh')], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      expect(stdout.split('\0').slice(0, -1)).toEqual(values);
    });
  });

  const analyze = has('systemd-analyze', '--version');
  it.skipIf(!analyze)('reads Environment= as it was (skipped without systemd-analyze)', () => {
    onLots((lot) => {
      // Its words for a line break are not told apart from a line break; a name per line tells the values apart.
      const values = taken(lot, (text) => environmentAssignment('A', text), NO_VARIABLE).filter(
        (text) => !text.includes('\n') && text.length < 2000,
      );
      const lines = named(values).map(([name, one]) => ['Environment', environmentAssignment(name, one)] as const);
      const file = join(folder, 'judged.service');
      const start = ['ExecStart', '/bin/true'] as const;
      writeFileSync(file, unit([['Service', [['Type', 'oneshot'], start, ...lines]]]));
      const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
        encoding: 'utf8',
        env: { ...process.env, SYSTEMD_LOG_LEVEL: 'debug', LC_ALL: 'C.UTF-8' },
        maxBuffer: 1 << 28,
      });
      const read = `${stdout}${stderr}`
        .split('\n')
        .flatMap((line) => /^\s*Environment: (V\d+=[^\n]*)$/.exec(line)?.[1] ?? []);
      expect(read).toEqual(named(values).map(([name, one]) => `${name}=${one}`));
    });
  });
});

describe('squid.conf', () => {
  it('takes words that are plain and refuses all others; a comment is comment to its end', () => {
    onLots((lot) => {
      for (const text of lot) {
        if (/^[\w.:/-]+$/.test(text)) expect(squidDirective('acl', text)).toBe(`acl ${text}\n`);
        else if (!text.includes('\ue000')) expect(() => squidDirective('acl', text)).toThrow();
        expect(squidComment(text)).toMatch(/^(?:#(?: [\t\x20-\x7e\ue000-\ue002]{0,1000})?\n)+$/);
      }
    });
  });

  const squid = has('squid', '-v');
  it.skipIf(!squid)(`reads nothing in a comment${squid ? '' : ' (skipped: this machine has no squid)'}`, () => {
    onLots((lot) => {
      const file = join(folder, 'squid.conf');
      writeFileSync(file, lot.map((text, at) => `${squidComment(text)}acl a${at} port ${at + 1}\n`).join(''));
      const { stderr } = spawnSync('squid', ['-k', 'parse', '-f', file], { encoding: 'utf8' });
      const read = [...stderr.matchAll(/\| (?:Processing: (.*)|.*(?:ERROR|WARNING|FATAL|unrecognized).*)/g)].map(
        ([line, directive]) => directive ?? line,
      );
      expect(read).toEqual(lot.map((_, at) => `acl a${at} port ${at + 1}`));
    });
  });
});

describe('Markdown', () => {
  const parser = new MarkdownIt({ html: true });

  /** The texts of a document in order: of a code element, a code block, or of what stands between them. */
  function texts(document: string): readonly string[] {
    return parser.parse(document, {}).flatMap((token) => {
      if (token.type === 'fence') return [`${token.info}: ${token.content}`];
      if (token.type !== 'inline')
        return token.type.endsWith('_open') || token.type.endsWith('_close') ? [] : [token.type];
      let text = '';
      for (const child of token.children ?? []) {
        if (child.type === 'text' || child.type === 'text_special' || child.type === 'code_inline')
          text += child.content;
        else if (!/^<\/?code>$/.test(child.content)) return [`${child.type}: ${child.content}`];
      }
      return [text];
    });
  }

  const oneLine = (text: string) => text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');

  it('reads text as it was, in a paragraph, a heading and a table', () => {
    onLots((lot) => {
      const values = taken(lot, markdownText, NO_MARKDOWN).filter((text) => oneLine(text) !== '');
      const document = values.map((text) => `${markdownText(text)}\n\n## ${markdownText(text)}\n`).join('\n');
      expect(texts(document)).toEqual(values.map(oneLine).flatMap((text) => [text, text]));
      const table = markdownTable(
        ['A', 'B'],
        values.map((text) => [markdownText(text), 'x']),
      );
      expect(texts(table)).toEqual(['A', 'B', ...values.flatMap((text) => [oneLine(text), 'x'])]);
    });
  });

  it('reads code as it was, in a line and in a table', () => {
    onLots((lot) => {
      const values = taken(lot, markdownCode, NO_MARKDOWN);
      expect(texts(values.map((text) => `a ${markdownCode(text)} b\n`).join('\n'))).toEqual(
        values.map((text) => `a ${text} b`),
      );
      const table = markdownTable(
        ['A', 'B'],
        values.map((text) => [markdownCode(text), 'x']),
      );
      expect(texts(table)).toEqual(['A', 'B', ...values.flatMap((text) => [text, 'x'])]);
    });
  });

  it('reads blocks of code as they were, but for their line ends', () => {
    onLots((lot) => {
      const values = taken(lot, (text) => markdownBlock('bash', text), NO_MARKDOWN);
      expect(texts(values.map((text) => markdownBlock('bash', text)).join('\n'))).toEqual(
        values.map((text) => `bash: ${text.replace(/\n*$/, '\n').replace(/\r\n?/g, '\n')}`),
      );
    });
  });
});
