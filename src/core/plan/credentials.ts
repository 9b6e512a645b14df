// The answer about a proxy that asks for a password: where the login is kept. The login itself is nowhere in here.

import type { Mend } from '../model/finding.ts';
import type { ProxyLogin } from '../model/plan.ts';
import { withoutLogin } from '../model/proxy-url.ts';
import { checkSecretName, type SecretStore, shownOfSecretName } from '../model/secret-name.ts';
import type { ClusterSettings, ProxySettings, Settings } from '../model/settings.ts';
import type { FieldReader } from './field-reader.ts';

type Credentials = NonNullable<ProxySettings['credentials']>;

/** The store and the name of the secret, which is required then; nothing where the proxy asks for no login. */
export function readCredentials(typed: Credentials | undefined, reader: FieldReader): Credentials | undefined {
  if (typed === undefined) return undefined;
  const name = reader.required('proxy.credentials.name', typed.name, checkSecretName(typed.from), shownOfSecretName);
  return { from: typed.from, name };
}

/** How the nodes reach a service through its VPC endpoint: by its usual name, by one of its own, or not at all. */
export function wayTo(service: string, { vpcEndpoints }: ClusterSettings): { readonly url?: string } | undefined {
  const found = vpcEndpoints.flatMap((one): readonly { readonly url?: string }[] => {
    if (typeof one === 'string') return one === service ? [{}] : [];
    if (one.service !== service) return [];
    if (one.privateDns) return [{}];
    // A dotted entry stands for names below it, none of which is known here.
    return one.hosts.filter((host) => !host.startsWith('.')).map((host) => ({ url: `https://${host}` }));
  });
  return found.find(({ url }) => url === undefined) ?? found[0];
}

/** Where the login is read, for the writers of documents. */
export function loginOf({ cluster, proxy: { credentials } }: Settings): ProxyLogin | undefined {
  if (credentials === undefined) return undefined;
  const url = wayTo(credentials.from, cluster)?.url;
  return { store: credentials.from, secret: credentials.name, ...(url === undefined ? {} : { endpointUrl: url }) };
}

/** Takes a login out of an address and, unless it is kept somewhere already, goes on to where it may be kept. */
export function movedLogin(field: string, address: string, isKept: boolean): Mend {
  const stripped = { field, value: withoutLogin(address) };
  if (isKept) {
    return {
      label: {
        en: 'Take the login out of the address',
        ko: '주소에서 로그인 정보 제거',
        ja: 'アドレスからログイン情報を取り除く',
      },
      ...stripped,
    };
  }
  const from: SecretStore = 'secretsmanager';
  return {
    label: {
      en: 'Take it out; read the login from AWS Secrets Manager',
      ko: '주소에서 제거하고 AWS Secrets Manager에서 읽도록 설정',
      ja: 'アドレスから取り除き、AWS Secrets Manager から読み取る設定にする',
    },
    field: 'proxy.credentials',
    value: { from, name: '' },
    also: [stripped],
  };
}
