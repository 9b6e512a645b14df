// What stands in the documents, by who reads it: a script is a file of its own or a part of user data.

import { strictMimeParts } from '../lab/nodeadm/mime/strict-mime.ts';
import type { MatrixDocument } from './bundles.ts';
import { carriedUserData } from './carried-user-data.ts';

export interface Readable {
  readonly where: string;
  readonly text: string;
}

const SCRIPTS = ['text/x-shellscript', 'text/cloud-boothook'];

const parts = ({ where, text }: MatrixDocument) =>
  strictMimeParts(Buffer.from(text)).map(({ type, bytes }) => ({
    type,
    where: `${where}: ${type}`,
    text: Buffer.from(bytes).toString(),
  }));

const once = (texts: readonly Readable[]): readonly Readable[] => [
  ...new Map(texts.map((one) => [one.text, one])).values(),
];

const ofNotation = (documents: readonly MatrixDocument[], notation: MatrixDocument['notation']) =>
  documents.filter((document) => document.notation === notation);

/**
 * Every text that somebody parses, by its parser, those inside other documents too; equal texts once. Throws where user data
 * is no MIME for nodeadm.
 */
export function readable(files: readonly MatrixDocument[]) {
  const documents = [...files, ...files.flatMap(carriedUserData)];
  const inMime = ofNotation(documents, 'mime').flatMap(parts);
  return {
    bash: once([...ofNotation(documents, 'bash'), ...inMime.filter(({ type }) => SCRIPTS.includes(type))]),
    yaml: once([
      ...ofNotation(documents, 'yaml'),
      ...inMime.filter(({ type }) => type === 'application/node.eks.aws' || type === 'text/cloud-config'),
    ]),
    json: once(ofNotation(documents, 'json')),
    toml: once(ofNotation(documents, 'toml')),
    powershell: once(ofNotation(documents, 'powershell')),
    hcl: once(ofNotation(documents, 'hcl')),
    mime: once(ofNotation(documents, 'mime')),
  };
}
