// A file that somebody gives the page: told by what is in it, not by its name.

import type { Finding } from '../model/finding.ts';
import type { Localized, Params } from '../model/localized.ts';
import { excerpt } from '../model/plain-text.ts';
import { type DraftReading, readDraft } from '../model/settings-schema.ts';
import { settingsIn } from '../model/settings-text.ts';
import { textIn } from './file-text.ts';
import { isZip, settingsInZip, type ZipTrouble } from './zipped-settings.ts';

/** A file as a page or a program has it; it is read only where its size is one that makes sense. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  /** Its bytes; rejects where they cannot be read. */
  read(): Promise<Uint8Array>;
}

const MB = 1_000_000;

/** Above every settings.json: certificates are most of one, and plan/ takes 60 kB of them. */
const LARGEST_SETTINGS = 2 * MB;

/** Above every bundle. */
const LARGEST_FILE = 10 * MB;

/** The draft in a settings.json or in the settings.json of a bundle's .zip; or what is wrong, in words that name the file. */
export async function openedFile({ name, size, read }: GivenFile): Promise<DraftReading> {
  const refuse = (code: keyof typeof words, params: Params = {}) =>
    refused({ code: `file.${code}`, params: { name: excerpt(name), ...params }, text: words[code] });
  if (size > LARGEST_FILE) return refuse('large', { most: `${LARGEST_FILE / MB}` });
  const bytes = await read().catch(() => undefined);
  if (bytes === undefined) return refuse('unreadable');
  if (bytes.length === 0) return refuse('empty');
  const zipped = isZip(bytes);
  const content = zipped ? settingsInZip(bytes, LARGEST_SETTINGS) : bytes;
  if (typeof content === 'string') return refuse(zipWords[content], { most: `${LARGEST_SETTINGS / MB}` });
  if (content.length > LARGEST_SETTINGS) return refuse('large', { most: `${LARGEST_SETTINGS / MB}` });
  const found = settingsIn(textIn(content));
  if (found === undefined) return refuse(zipped ? 'zip-foreign' : 'foreign');
  return 'json' in found ? readDraft(found.json) : { draft: undefined, findings: found.findings };
}

const refused = (problem: Pick<Finding, 'code' | 'params' | 'text'>): DraftReading => ({
  draft: undefined,
  findings: [{ ...problem, severity: 'error', field: '' }],
});

const zipWords = {
  damaged: 'zip-damaged',
  paths: 'zip-paths',
  without: 'zip-foreign',
  locked: 'zip-locked',
  large: 'large',
} as const satisfies Record<ZipTrouble, keyof typeof words>;

const words = {
  large: {
    en: '"{name}" is too large: a file of answers has at most {most} MB. Choose the settings.json or the .zip of a bundle.',
    ko: '"{name}" 파일이 너무 큽니다. 답변 파일은 최대 {most}MB입니다. settings.json 또는 번들의 .zip 파일을 선택하세요.',
    ja: '「{name}」は大きすぎます。回答のファイルは最大 {most} MB です。settings.json かバンドルの .zip を選んでください。',
  },
  unreadable: {
    en: '"{name}" could not be read. Is it a folder, or was it moved or deleted? Choose the file itself.',
    ko: '"{name}" 파일을 읽을 수 없습니다. 폴더이거나 이동 또는 삭제되었는지 확인하고, 파일 자체를 선택하세요.',
    ja: '「{name}」を読み取れませんでした。フォルダではないか、移動または削除されていないか確認し、ファイル自体を選んでください。',
  },
  empty: {
    en: '"{name}" is empty. Download it again where it came from, or choose another file.',
    ko: '"{name}" 파일이 비어 있습니다. 원래 위치에서 다시 다운로드하거나 다른 파일을 선택하세요.',
    ja: '「{name}」は空です。元の場所からもう一度ダウンロードするか、別のファイルを選んでください。',
  },
  foreign: {
    en: '"{name}" is neither a settings.json nor the .zip of a bundle. Choose one that was downloaded from this page. The output of a command belongs in the box of the Cluster step.',
    ko: '"{name}" 파일은 settings.json도 번들의 .zip도 아닙니다. 이 페이지에서 다운로드한 파일을 선택하세요. 명령의 출력은 클러스터 단계의 입력란에 붙여넣으세요.',
    ja: '「{name}」は settings.json でもバンドルの .zip でもありません。このページからダウンロードしたファイルを選んでください。コマンドの出力は「クラスター」のステップの欄に貼り付けてください。',
  },
  'zip-foreign': {
    en: 'There is no settings.json in "{name}". Choose the .zip that this page made, or a settings.json.',
    ko: '"{name}"에 settings.json이 없습니다. 이 페이지에서 만든 .zip 또는 settings.json을 선택하세요.',
    ja: '「{name}」に settings.json がありません。このページで作成した .zip か settings.json を選んでください。',
  },
  'zip-damaged': {
    en: '"{name}" is damaged: its settings.json cannot be unpacked, or is not what the .zip says it is. Download or copy it again.',
    ko: '"{name}" 파일이 손상되었습니다. settings.json의 압축을 풀 수 없거나 .zip에 기록된 내용과 다릅니다. 다시 다운로드하거나 복사하세요.',
    ja: '「{name}」は壊れています。settings.json を展開できないか、.zip の記録と一致しません。もう一度ダウンロードするかコピーしてください。',
  },
  'zip-paths': {
    en: '"{name}" has paths that lead out of its folder. No bundle has such paths: nothing of it was read. Ask who gave it to you.',
    ko: '"{name}"에 폴더 밖으로 나가는 경로가 있습니다. 번들에는 그런 경로가 없으므로 아무것도 읽지 않았습니다. 파일을 준 사람에게 확인하세요.',
    ja: '「{name}」にフォルダの外を指すパスがあります。バンドルにそのようなパスはないため、何も読み取っていません。ファイルの提供元に確認してください。',
  },
  'zip-locked': {
    en: 'The settings.json in "{name}" is locked with a password. Unpack the .zip and choose the settings.json in it.',
    ko: '"{name}"의 settings.json은 암호로 잠겨 있습니다. .zip의 압축을 풀고 그 안의 settings.json을 선택하세요.',
    ja: '「{name}」の settings.json はパスワードで保護されています。.zip を展開し、中の settings.json を選んでください。',
  },
} as const satisfies Readonly<Record<string, Localized>>;
