// Python's readers, which cloud-init and many tools use: one process for many texts.

import { spawnSync } from 'node:child_process';

export type PythonReader = 'yaml' | 'toml' | 'mime';

// What differs between languages only in its look (dates, bytes) goes over as text.
const PROGRAM = `
import json, sys
what, texts = json.load(sys.stdin)
if what == 'yaml':
    import yaml
    read = lambda text: list(yaml.safe_load_all(text))
elif what == 'toml':
    import tomllib
    read = tomllib.loads
else:
    import email
    def read(text):
        parts = [part for part in email.message_from_string(text).walk() if not part.is_multipart()]
        return [[part.get_content_type(), part.get_payload(decode=True).decode()] for part in parts]
def one(text):
    try:
        return {'value': read(text)}
    except Exception as error:
        return {'error': str(error)}
json.dump([one(text) for text in texts], sys.stdout, default=str)
`;

/** As Debian has it, and as PATH has it: the one may lack what the other has. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

const needs: Readonly<Record<PythonReader, string>> = { yaml: 'yaml', toml: 'tomllib', mime: 'email' };

const pythonWith = (reader: PythonReader): string | undefined =>
  PYTHONS.find((python) => spawnSync(python, ['-c', `import ${needs[reader]}`]).status === 0);

export const pythonHas = (reader: PythonReader): boolean => pythonWith(reader) !== undefined;

/** What Python reads in each text, or why it does not. */
export function readByPython(
  reader: PythonReader,
  texts: readonly string[],
): readonly { readonly value?: unknown; readonly error?: string }[] {
  const { status, stdout, stderr } = spawnSync(pythonWith(reader) ?? '', ['-c', PROGRAM], {
    input: JSON.stringify([reader, texts]),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`python3: ${stderr}`);
  return JSON.parse(stdout);
}
