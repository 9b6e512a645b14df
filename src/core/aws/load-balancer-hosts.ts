// What the AWS Load Balancer Controller calls for an ALB beside Elastic Load Balancing and EC2: certificates, web ACLs, Shield.
// kubernetes-sigs/aws-load-balancer-controller pkg/deploy/stack_deployer.go, docs/deploy/configurations.md: enable-waf,
// enable-wafv2 and enable-shield are on by default; the search for certificates cannot be switched off.

import type { AllowedHost, Reach } from '../model/allowed-host.ts';
import { type Asking, asked, needOf } from './asked-hosts.ts';

/** Where WAF Classic is: boto/botocore data/endpoints.json (1.43.11), the key waf-regional. */
const WITH_WAF_CLASSIC = new Set(['aws', 'aws-cn', 'aws-us-gov']);
const WITHOUT_WAF_CLASSIC = new Set([
  'ap-east-2',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'mx-central-1',
]);

/**
 * ACM, WAF and WAF Classic have a host in each region, Shield has one in us-east-1 for the commercial partition and none
 * elsewhere (botocore, shield/2016-06-02/endpoint-rule-set-1.json). Usual with the controller, else optional.
 */
export function loadBalancerHosts(
  { region, fips, partition }: Asking,
  controllerReaches: ReadonlySet<Reach>,
): readonly AllowedHost[] {
  const { id, dnsSuffix } = partition;
  const need = needOf('load-balancer-add-ons', new Set(), controllerReaches);
  const who = { en: 'AWS Load Balancer Controller' };
  // In GovCloud the plain host of ACM is the FIPS one.
  const both = (name: string, at = region): readonly string[] =>
    [name, ...(fips && !(name === 'acm' && id === 'aws-us-gov') ? [`${name}-fips`] : [])].map(
      (prefix) => `${prefix}.${at}.${dnsSuffix}`,
    );
  const classic = WITH_WAF_CLASSIC.has(id) && !WITHOUT_WAF_CLASSIC.has(region);
  return [
    ...asked(
      need,
      {
        reason: {
          en: 'certificates for an Ingress with TLS; alb.ingress.kubernetes.io/certificate-arn spares it',
          ko: 'TLS를 사용하는 Ingress의 인증서. alb.ingress.kubernetes.io/certificate-arn을 지정하면 필요 없음',
          ja: 'TLS を使う Ingress の証明書。alb.ingress.kubernetes.io/certificate-arn を指定すれば不要',
        },
        who,
      },
      both('acm'),
    ),
    ...asked(
      need,
      {
        reason: {
          en: 'web ACLs of an ALB; enableWafv2=false and enableWaf=false spare it',
          ko: 'ALB의 웹 ACL. enableWafv2=false와 enableWaf=false이면 필요 없음',
          ja: 'ALB のウェブ ACL。enableWafv2=false と enableWaf=false なら不要',
        },
        who,
      },
      [...both('wafv2'), ...(classic ? both('waf-regional') : [])],
    ),
    ...asked(
      need,
      {
        reason: {
          en: 'Shield Advanced, which is in us-east-1 only; enableShield=false spares it',
          ko: 'us-east-1에만 있는 Shield Advanced. enableShield=false이면 필요 없음',
          ja: 'us-east-1 だけにある Shield Advanced。enableShield=false なら不要',
        },
        who,
      },
      id === 'aws' ? both('shield', 'us-east-1') : [],
    ),
  ];
}
