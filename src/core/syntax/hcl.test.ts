// The judges are a grammar of HCL, and terraform itself where it is installed: its console and its formatter.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Block, call, type HclValue, Heredoc, hcl, hclString, interpolated, reference } from './hcl.ts';
import { readHcl } from './hcl-grammar.judge.ts';
import { computed, formatted, hasTerraform } from './terraform.judge.ts';

const terraform = (what: string): string => (hasTerraform ? what : `${what} (skipped: this machine has no terraform)`);

const piece = fc.constantFrom(
  ...['${', '%{', '$${', '%%{', '$', '%', '{', '}', '"', '\\', '\n', '\n\n', '\t', ' ', '  ', 'EOT', 'EOT\n', '\r\n'],
  ...[`\${path.module}`, '%{ if x }', '%{http_code}', '~}', '#', '//', '/*', 'a', 'b c', "'", '`', '\u0000', '\u007f'],
);
// Terraform normalises strings, so only such that are normal come back the same.
const text = fc
  .oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
    fc.string(),
  )
  .map((value) => value.normalize('NFC'))
  .filter((value) => !/\p{Cs}/u.test(value));
const lines = fc
  .array(fc.oneof(fc.constantFrom('', '  ', 'EOT', `  x: \${y}`, '\tz', '#!/bin/sh', '%{q}', `$\${r}`), fc.string()))
  .map((all) => all.map((line) => `${line}\n`).join(''));
const key = text.filter((name) => name !== '__proto__');

const { value: anyValue } = fc.letrec<{ value: HclValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    text,
    lines.map((one) => new Heredoc(one)),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));

/** The value as it has to come back. */
function plain(value: HclValue): unknown {
  if (value instanceof Heredoc) return value.text;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

const fileOf = (values: readonly HclValue[]): string =>
  hcl([{ locals: new Block([], Object.fromEntries(values.map((one, index) => [`v${index}`, one]))) }]);

describe('values', () => {
  it('are read back by the grammar, and are ASCII', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const written = fileOf([value]);
        expect(written).toMatch(/^[\t\n\x20-\x7e\ue000-\ue002]*$/);
        expect(readHcl(written)[0]?.values.v0).toEqual(plain(value));
      }),
      { numRuns: 500 },
    );
  });

  it.skipIf(!hasTerraform)(terraform('come out of terraform console as they went in'), { timeout: 60_000 }, () => {
    const values = fc.sample(anyValue, 600);
    const read = computed({ 'main.tf': fileOf(values) }, `[${values.map((_, index) => `local.v${index}`).join(', ')}]`);
    expect(read).toEqual(values.map(plain));
  });

  it.skipIf(!hasTerraform)(terraform('stay as they are under terraform fmt'), { timeout: 60_000 }, () => {
    const files = fc.sample(fc.array(anyValue, { minLength: 1, maxLength: 6 }), 300).map(fileOf);
    expect(formatted(Object.fromEntries(files.map((one, index) => [`f${index}.tf`, one])))).toBe('');
  });
});

describe('a file', () => {
  const file = hcl(
    [
      {
        terraform: new Block([], {
          required_version: '>= 1.3',
          required_providers: new Block([], { aws: { source: 'hashicorp/aws', version: '>= 5.0' } }),
        }),
      },
      {
        variable: [
          new Block(['subnet_ids'], { type: call('list', reference('string')) }),
          new Block(['sizes'], { type: call('object', { min: reference('number') }), default: { min: 1 } }, ['Nodes.']),
        ],
      },
      {
        resource: new Block(['a_b', 'c'], {
          name: 'x',
          user_data: call('filebase64', interpolated(reference('path.module'), '/u"${')),
          tags: { 'a/b': 'c' },
          after: reference('a_b.d[0].e'),
          script: new Heredoc('#!/bin/sh\n\necho "$A"\n'),
          rule: [new Block([], {}), new Block([], { n: 1 })],
        }),
      },
    ],
    ['What it is.', '', 'And why.'],
  );

  it('looks as a person would write it', () => {
    expect(file).toBe(`# What it is.
#
# And why.

terraform {
  required_version = ">= 1.3"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "subnet_ids" {
  type = list(string)
}

# Nodes.
variable "sizes" {
  type = object({ min = number })
  default = {
    min = 1
  }
}

resource "a_b" "c" {
  name      = "x"
  user_data = filebase64("\${path.module}/u\\"$\${")
  tags = {
    "a/b" = "c"
  }
  after  = a_b.d[0].e
  script = <<-EOT
    #!/bin/sh

    echo "$A"
  EOT

  rule {}

  rule {
    n = 1
  }
}
`);
  });

  it('is read by the grammar, blocks in their places', () => {
    const [settings, , , resource] = readHcl(file);
    expect(settings?.blocks[0]?.values.aws).toEqual({ source: 'hashicorp/aws', version: '>= 5.0' });
    expect(resource?.words).toEqual(['resource', 'a_b', 'c']);
    expect(resource?.values.script).toBe('#!/bin/sh\n\necho "$A"\n');
    expect(resource?.values.after).toEqual({ computed: 'a_b.d[0].e' });
    expect(resource?.blocks.map(({ words }) => words)).toEqual([['rule'], ['rule']]);
  });

  it.skipIf(!hasTerraform)(terraform('is left alone by terraform fmt'), () => {
    expect(formatted({ 'main.tf': file })).toBe('');
  });
});

it.skipIf(!hasTerraform)(terraform('fills in what is referred to, and nothing that only looks like it'), () => {
  const files = {
    'main.tf': hcl([
      { locals: new Block([], { a: 'x', b: interpolated(`\${local.a}=`, reference('local.a'), '%{q}') }) },
    ]),
  };
  expect(computed(files, 'local.b')).toBe(`\${local.a}=x%{q}`);
});

it('lets the signs of marks through raw', () => {
  expect(hclString('\ue000a\ue001"\ue002')).toBe('"\ue000a\ue001\\"\ue002"');
});

it('refuses what HCL cannot hold, and references that are more than names', () => {
  expect(() => hclString('\ud800')).toThrow();
  expect(() => hcl([{ a: 1.5 }])).toThrow();
  expect(() => hcl([{ 'a b': 1 }])).toThrow();
  expect(() => reference('var.a" + "b')).toThrow();
  expect(() => call('a b')).toThrow();
});
