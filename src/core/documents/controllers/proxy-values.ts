// What the values of charts have in common: the proxy from the ConfigMap (and the Secret of a login), in each of the
// shapes that charts take it in, and the CA bundle for programs in Go.

import { proxyConfigMap, proxyKeys, proxySecret } from '../../model/cluster-objects.ts';
import type { ControllerDefinition } from '../../model/controller.ts';
import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { trustConfigMap, trustFolder, trustVariable, trustVolume } from '../../model/pod-trust.ts';
import { type YamlValue, yaml } from '../../syntax/yaml.ts';

type Values = Readonly<Record<string, YamlValue>>;

export const trusts = ({ caBundle }: Plan): boolean => caBundle !== '';

/** `envFrom`: of two sources with the same key the later wins, so the Secret stands behind the ConfigMap. */
export const envFrom = (plan: Plan): readonly YamlValue[] => [
  { configMapRef: { name: proxyConfigMap } },
  ...(plan.login === undefined ? [] : [{ secretRef: { name: proxySecret } }]),
];

/** Where one variable comes from: the addresses with a login from the Secret, all else from the ConfigMap. */
export const sourceOf = (plan: Plan, key: (typeof proxyKeys)[number]): YamlValue =>
  plan.login !== undefined && key !== 'NO_PROXY'
    ? { secretKeyRef: { name: proxySecret, key } }
    : { configMapKeyRef: { name: proxyConfigMap, key } };

/** `env` as a list, for charts without envFrom. */
export const envList = (plan: Plan): readonly YamlValue[] =>
  proxyKeys.map((name) => ({ name, valueFrom: sourceOf(plan, name) }));

/** `env` as plain values, for charts that take nothing else. The addresses have no login. */
export const envMap = (plan: Plan): Values => ({
  HTTP_PROXY: plan.httpProxy,
  HTTPS_PROXY: plan.httpsProxy,
  NO_PROXY: plan.noProxy,
});

/** The variable of the CA bundle as a list of one, or of none. */
export const trustEnv = (plan: Plan): readonly YamlValue[] => (trusts(plan) ? [trustVariable] : []);

/** Volume and mount of the CA bundle, under the keys of a chart; nothing where there is no bundle. */
export const trustVolumes = (plan: Plan, volumes: string, mounts: string): Values =>
  trusts(plan) ? { ...volumesOf(volumes), ...mountsOf(mounts) } : {};

export const volumesOf = (key: string): Values => ({
  [key]: [{ name: trustVolume, configMap: { name: trustConfigMap } }],
});
export const mountsOf = (key: string): Values => ({
  [key]: [{ mountPath: trustFolder, name: trustVolume, readOnly: true }],
});

/** The file of values, with a head that says what it is. */
export const valuesDocument = (
  plan: Plan,
  { chart, path, title }: { readonly chart: string; readonly path: string; readonly title: string },
  values: Values,
  more: readonly string[] = [],
): Document => ({
  path,
  notation: 'yaml',
  about: {
    en: `Helm values: ${title} takes the proxy from the ConfigMap.`,
    ko: `Helm 값: ${title}의 프록시 설정입니다.`,
    ja: `Helm の値: ${title} のプロキシ設定です。`,
  },
  text: yaml(values, [
    `Values for the chart ${chart}, to lay over those of your release: README.md says how.`,
    'Helm merges mappings and replaces lists as a whole: add the entries that your release has in a list named here.',
    ...more,
    ...(plan.login === undefined ? [] : [FROM_SECRET.test(JSON.stringify(values)) ? fromSecret : noLogin]),
  ]),
});

/** Keys of containers, and of the charts that have one of their own: a name in NO_PROXY may have the word too. */
const FROM_SECRET = /"(?:secretRef|secretKeyRef|extraEnvSecrets)":/;
const fromSecret = 'The addresses with the login of the proxy come from a Secret; no login is here.';
const noLogin = 'The addresses have no login, because this chart takes plain values only: the proxy will refuse them.';

/** A controller gets no login, because its chart takes plain values alone. Nothing where the proxy asks for none. */
export const withoutLogin = (
  plan: Plan,
  { title }: Pick<ControllerDefinition, 'title'>,
  field: string,
): readonly Finding[] =>
  plan.login === undefined
    ? []
    : [
        {
          code: 'controllers.no-login',
          severity: 'warning',
          field,
          params: { controller: title },
          text: {
            en: '{controller} takes plain values only, so the login of the proxy does not reach it and the proxy answers 407. Give the services that it calls a VPC endpoint.',
            ko: '{controller} 차트는 일반 값만 받으므로 프록시 로그인 정보가 전달되지 않아 프록시가 407로 응답합니다. 호출하는 서비스에 VPC 엔드포인트를 만드세요.',
            ja: '{controller} は平文の値しか受け取らないため、プロキシのログイン情報が届かず、プロキシは 407 を返します。呼び出すサービスに VPC エンドポイントを用意してください。',
          },
        },
      ];

/** A controller does not trust the CA bundle, because its chart has no place for it. Nothing where there is none. */
export const withoutTrust = (
  plan: Plan,
  { title }: Pick<ControllerDefinition, 'title'>,
  field: string,
): readonly Finding[] =>
  trusts(plan)
    ? [
        {
          code: 'controllers.no-trust',
          severity: 'warning',
          field,
          params: { controller: title },
          text: noTrust,
        },
      ]
    : [];

const noTrust: Localized = {
  en: 'The chart of {controller} has no place for the CA bundle, so its pods do not trust the proxy. Have the proxy leave the AWS hosts that it calls alone, or give those services a VPC endpoint.',
  ko: '{controller}의 차트에는 CA 번들을 넣을 자리가 없어 파드가 프록시를 신뢰하지 않습니다. 호출하는 AWS 호스트를 프록시의 TLS 검사에서 제외하거나 해당 서비스에 VPC 엔드포인트를 만드세요.',
  ja: '{controller} のチャートには CA バンドルを入れる場所がないため、Pod はプロキシを信頼しません。呼び出す AWS のホストをプロキシの TLS 検査から外すか、そのサービスに VPC エンドポイントを用意してください。',
};
