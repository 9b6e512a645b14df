import { describe, expect, it } from 'vitest';
import { template, Verbatim, verbatim } from './template.ts';

const t = template((value) => `<${value}>`);

describe('a template', () => {
  it('loses the indentation that all its lines share, and the line breaks of its backticks', () => {
    expect(t`
      one
        two ${'x'}

      three
    `).toBe('one\n  two <x>\n\nthree\n');
  });

  it('stays on one line where it was written on one', () => {
    expect(t`one ${'a b'} two`).toBe('one <a b> two');
  });

  it('keeps backslashes', () => {
    expect(t`a \
      b\n`).toBe('a \\\nb\\n');
  });

  it('indents every line of a verbatim hole like the first, blank lines excepted', () => {
    expect(t`
      if
        ${verbatim('one\n\ntwo\n')}
      fi
    `).toBe('if\n  one\n\n  two\n\nfi\n');
  });

  it('leaves the lines of a here-document at the margin', () => {
    expect(t`
      if
        ${new Verbatim('cat <<END\ntext\nEND', true)}
      fi
    `).toBe('if\n  cat <<END\ntext\nEND\nfi\n');
  });

  it('leaves no blanks on the first line of a verbatim hole that opens with a line break', () => {
    const text = t`
      a
        ${verbatim('\none')}
    `;
    expect(text).toBe('a\n\n  one\n');
  });

  it('loses the line of an empty verbatim hole that stands alone', () => {
    const nothing = verbatim('');
    expect(t`
      one
      ${nothing}
      two ${nothing}
      three
    `).toBe('one\ntwo \nthree\n');
  });

  it('does not cut blanks that come from its last hole', () => {
    expect(t`a${verbatim('\n  ')}`).toBe('a\n  ');
  });
});
