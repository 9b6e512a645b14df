// The name of a secret in AWS: what the answer holds is this name and never the secret itself.

import type { Check, Problem } from './finding.ts';
import { checkPlainText } from './plain-text.ts';

/** Where a secret is kept; also the names of the services' VPC endpoints. */
export type SecretStore = 'secretsmanager' | 'ssm';

/** How each store is called; proper nouns. */
export const storeTitles: Readonly<Record<SecretStore, string>> = {
  secretsmanager: 'AWS Secrets Manager',
  ssm: 'SSM Parameter Store',
};

export interface SecretArn {
  readonly partition: string;
  readonly region: string;
  /** What stands behind `secret:`, or behind `parameter` with its slash. */
  readonly resource: string;
}

const ARNS: Readonly<Record<SecretStore, RegExp>> = {
  secretsmanager: /^arn:(aws[a-z-]*):secretsmanager:([a-z0-9-]+):\d{12}:secret:([\w/+=.@-]+)$/,
  ssm: /^arn:(aws[a-z-]*):ssm:([a-z0-9-]+):\d{12}:parameter(\/[\w./-]+)$/,
};

/** Reads the ARN of a secret of this store; nothing for a bare name and for anything else. */
export function parseSecretArn(store: SecretStore, text: string): SecretArn | undefined {
  const [, partition, region, resource] = ARNS[store].exec(text) ?? [];
  if (partition === undefined || region === undefined || resource === undefined) return undefined;
  return { partition, region, resource };
}

/** Longer than any name or ARN that either service takes. */
const LONGEST = 2048;

/** What a preview may show of a wrong name: nothing of what may be the login itself. */
export const shownOfSecretName = (text: string): string => (text.includes(':') && !text.startsWith('arn:') ? '' : text);

const problem = (code: string, text: Problem['text'], instead?: string): Problem => ({
  code,
  params: {},
  text,
  ...(instead === undefined ? {} : { instead }),
});

const LOGIN = problem('secret.login', {
  en: 'Type the name of the secret here, not what it holds: a user name and a password have no place in the answers.',
  ko: '여기에는 시크릿의 이름을 입력하세요. 내용이 아닙니다. 사용자 이름과 비밀번호는 답변에 넣지 않습니다.',
  ja: 'ここにはシークレットの名前を入力してください。中身ではありません。ユーザー名とパスワードは回答に含めません。',
});

const ARN = problem('secret.arn', {
  en: 'This is no ARN of a secret in the chosen store, such as arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME or arn:aws:ssm:REGION:ACCOUNT:parameter/NAME.',
  ko: '선택한 저장소에 있는 시크릿의 ARN이 아닙니다. arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME 또는 arn:aws:ssm:REGION:ACCOUNT:parameter/NAME 형식입니다.',
  ja: '選択したストアのシークレットの ARN ではありません。arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME または arn:aws:ssm:REGION:ACCOUNT:parameter/NAME の形式です。',
});

const SECRET_NAME = problem('secret.name', {
  en: 'The name of a secret has up to 512 letters, digits and / _ + = . @ -, without blanks.',
  ko: '시크릿 이름은 공백 없이 영문자, 숫자, / _ + = . @ - 로 512자까지입니다.',
  ja: 'シークレット名は空白なしで、英数字と / _ + = . @ - を使い 512 文字までです。',
});

const PARAMETER_NAME = problem('secret.parameter-name', {
  en: 'The name of a parameter has up to 1011 letters, digits and . - _, in at most 15 levels with / before each.',
  ko: '파라미터 이름은 영문자, 숫자, . - _ 로 1011자까지이며, 각 단계 앞에 /를 두어 15단계까지 쓸 수 있습니다.',
  ja: 'パラメータ名は英数字と . - _ を使い 1011 文字まで、各階層の前に / を付けて 15 階層までです。',
});

const RESERVED = problem('secret.parameter-reserved', {
  en: 'AWS keeps names that begin with aws or ssm for itself: no parameter of yours is called so.',
  ko: 'aws 또는 ssm으로 시작하는 이름은 AWS가 예약해 두었으므로 파라미터 이름으로 쓸 수 없습니다.',
  ja: 'aws または ssm で始まる名前は AWS が予約しているため、パラメータ名には使えません。',
});

/** docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html, Name */
function checkOfSecretsManager(text: string): Problem | undefined {
  return /^[\w/+=.@-]{1,512}$/.test(text) ? undefined : SECRET_NAME;
}

/** docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html, Name */
function checkOfParameterStore(text: string): Problem | undefined {
  if (!/^\/?[\w.-]+(?:\/[\w.-]+){0,14}$/.test(text) || text.length > 1011) return PARAMETER_NAME;
  if (/^\/?(?:aws|ssm)/i.test(text)) return RESERVED;
  if (!text.startsWith('/') && text.includes('/')) {
    return problem(
      'secret.parameter-slash',
      {
        en: 'The name of a parameter with levels begins with a slash.',
        ko: '여러 단계로 된 파라미터 이름은 슬래시로 시작합니다.',
        ja: '階層のあるパラメータ名はスラッシュで始まります。',
      },
      `/${text}`,
    );
  }
  return undefined;
}

/**
 * The name or the ARN of a secret, as the API of its store takes it. Refuses all else, each with its own message; no
 * message repeats the text, which may be the login itself.
 */
export const checkSecretName =
  (store: SecretStore): Check =>
  (text) => {
    const plain = checkPlainText(text, LONGEST);
    if (plain !== undefined) return plain;
    if (text.startsWith('arn:')) return parseSecretArn(store, text) === undefined ? ARN : undefined;
    if (text.includes(':')) return LOGIN;
    return store === 'ssm' ? checkOfParameterStore(text) : checkOfSecretsManager(text);
  };
