// `npm run --silent generate -- settings.json --out DIR`: the bundle of the page without the page, the same bytes.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleOf, type Finding, holdOf, missingCode, readDraft, say } from '../core/index.ts';
import { type Left, writeBundle } from './bundle-folder.ts';
import { Complaint, isSystemError } from './complaint.ts';
import { readSettings } from './settings-file.ts';

const USAGE = 'Usage: npm run --silent generate -- settings.json --out DIR [--force]';

const HELP = `${USAGE}

Writes the bundle of settings.json into DIR, which is made if it is not there. Files of others in DIR are left alone:
.git, the state and the variables of Terraform, a backend.tf. A file of the bundle that was edited since stops the run.

  --out DIR   where the bundle goes
  --force     write files anew that were edited since the last run
  --help      this text

Findings go to standard error. With an error among them nothing is written, and the exit code is 1.
`;

interface Typed {
  readonly settings: string;
  readonly out: string;
  readonly force: boolean;
}

/** What was typed; nothing where help was asked. npm runs scripts in the project's folder and keeps the one it was called from. */
function typedIn(args: readonly string[]): Typed | undefined {
  const base = process.env.npm_lifecycle_event === 'generate' ? (process.env.INIT_CWD ?? '') : '';
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, force: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true) return undefined;
    const [settings, ...rest] = positionals;
    if (settings === undefined || rest.length > 0 || !values.out) throw new Complaint(USAGE);
    return { settings: resolve(base, settings), out: resolve(base, values.out), force: values.force === true };
  } catch (error) {
    if (error instanceof TypeError) throw new Complaint(`${error.message}\n${USAGE}`);
    throw error;
  }
}

/** A draft on the page may go without a version, a settings.json may not. */
const noVersion: Finding = {
  code: missingCode,
  severity: 'error',
  field: 'version',
  params: {},
  text: { en: 'settings.json does not say its version. This program reads "version": 1.' },
};

/** One line of stderr: `error proxy.credentials proxy.http: message`. */
function lineOf({ severity, code, field, text, params }: Finding): string {
  const place = [severity, code, field].filter((word) => word !== '').join(' ');
  return `${place}: ${say(text, 'en', params).replace(/\s+/g, ' ')}\n`;
}

/** Writes findings to stderr; whether one of them is an error. */
function tell(findings: readonly Finding[]): boolean {
  for (const finding of findings) process.stderr.write(lineOf(finding));
  return findings.some(({ severity }) => severity === 'error');
}

/** What became of files that the answers no longer give, in lines of stderr. */
function tellLeft({ removed, kept }: Left) {
  for (const path of removed) process.stderr.write(`Removed, as the answers no longer give it: ${path}\n`);
  for (const { path, beside } of kept) {
    process.stderr.write(
      `Left in place, although the answers no longer give it: ${path}. Beside it lies ${beside.join(', ')}, which no run ` +
        'wrote, and what was made with it may still be in use. Remove the folder yourself once it is not.\n',
    );
  }
}

/** Does the command; answers its exit code. Nothing is written where a finding is an error. */
async function generate(args: readonly string[]): Promise<number> {
  const typed = typedIn(args);
  if (typed === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const { settings, out, force } = typed;
  const { draft, findings } = await readDraft(await readSettings(settings));
  if (tell(findings) || draft === undefined) return 1;
  const bundle = bundleOf(draft);
  if (tell([...(draft.version === undefined ? [noVersion] : []), ...bundle.findings])) return 1;
  const { fields } = holdOf(bundle);
  if (fields.length > 0) throw new Error(`These have no value, and no finding says so: ${fields.join(', ')}`);
  tellLeft(await writeBundle(out, bundle.documents, { answers: settings, force }));
  console.log(`${bundle.documents.length} files in ${out}. Begin with README.md.`);
  return 0;
}

try {
  process.exitCode = await generate(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Complaint || isSystemError(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
