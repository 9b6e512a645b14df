// The command that puts the login of the proxy into its store: it asks, shows nothing, and leaves nothing in the history.

import type { Plan, ProxyLogin } from '../../model/plan.ts';
import { parseSecretArn } from '../../model/secret-name.ts';
import { command, sh } from '../../syntax/shell.ts';
import { type Hole, type Verbatim, verbatim } from '../../syntax/template.ts';

const words = (text: string): readonly Hole[] => [verbatim(text)];

/** Whether the secret is there: Secrets Manager makes one and changes one by different commands. */
export type Keeping = 'new' | 'change';

/**
 * Bash and zsh, in braces: a shell reads them whole before it runs anything, so that what is pasted behind the question is
 * not taken for the answer. The CLI reads the value from its standard input: an argument could be read by others.
 */
export const keepCommand = (plan: Plan, login: ProxyLogin, keeping: Keeping = 'new'): string =>
  sh`
    {
      printf 'user:password of the proxy: '
      IFS= read -rs login
      printf '%s' "$login" | ${store(plan, login.store, login.secret, keeping)}
      unset login
    }
  `.trimEnd();

/** What stands before and after the address in a secret of another form. */
interface SecretForm {
  readonly before: string;
  readonly after: string;
}

/**
 * The same for a secret that holds the address of the proxy with the login in it, percent-encoded (RFC 3986: every byte but
 * the unreserved ones), in a form of its own.
 */
export function keepAddressCommand(
  plan: Plan,
  { store: kind }: ProxyLogin,
  { secret, form }: { readonly secret: string; readonly form: SecretForm },
  keeping: Keeping = 'new',
): string {
  const [scheme = '', rest = ''] = plan.httpsProxy.split('://');
  return sh`
    {
      printf 'user:password of the proxy: '
      IFS= read -rs login
      encoded() { printf '%s' "$1" | od -An -v -tx1 | LC_ALL=C awk ${ENCODE}; }
      user=$(printf '%s' "$login" | cut -d : -f 1)
      printf '%s' ${`${form.before}${scheme}://`} "$(encoded "$user"):$(encoded "$(printf '%s' "$login" | cut -d : -f 2-)")" ${`@${rest}${form.after}`} |
        ${store(plan, kind, secret, keeping)}
      unset login user
    }
  `.trimEnd();
}

/** Bytes in hexadecimal become percent-encoded text, in every awk. */
const ENCODE =
  'BEGIN { h = "0123456789abcdef" } { for (i = 1; i <= NF; i++) { c = 16 * index(h, substr($i, 1, 1)) + index(h, substr($i, 2, 1)) - 17; s = sprintf("%c", c); printf "%s", c < 128 && s ~ /[A-Za-z0-9._~-]/ ? s : "%" toupper($i) } }';

/** The command of the AWS CLI, which takes the value from standard input. */
function store({ settings: { cluster } }: Plan, kind: ProxyLogin['store'], secret: string, keeping: Keeping): Verbatim {
  const arn = parseSecretArn(kind, secret);
  const region = ['--region', cluster.region];
  if (kind === 'ssm') {
    return command([
      words('aws ssm put-parameter --type SecureString --overwrite --value file:///dev/stdin'),
      ['--name', arn === undefined ? secret : nameOf(arn.resource)],
      region,
    ]);
  }
  return arn === undefined && keeping === 'new'
    ? command([words('aws secretsmanager create-secret --secret-string file:///dev/stdin'), ['--name', secret], region])
    : command([
        words('aws secretsmanager put-secret-value --secret-string file:///dev/stdin'),
        ['--secret-id', secret],
        region,
      ]);
}

/** `/a/b` is called so, `/a` is called `a`. */
const nameOf = (resource: string): string => (resource.lastIndexOf('/') > 0 ? resource : resource.slice(1));
