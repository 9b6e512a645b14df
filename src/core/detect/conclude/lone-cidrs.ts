// CIDR blocks that stand alone in a paste: whose they are by the command above them, by the defaults of EKS, or not at all.

import { type Fact, inferred, type Note, noteOf, stated } from '../detection.ts';
import type { SeenCidr } from '../readers/reader.ts';
import { looksLikeServices } from './service-cidrs.ts';

/** `known`: blocks that the rest of the paste has already placed. */
export function concludeLoneCidrs(
  seen: readonly SeenCidr[],
  known: readonly string[],
): { facts: readonly Fact[]; notes: readonly Note[] } {
  // 0.0.0.0/0 is a list of who may call a public endpoint, never a network of the cluster's.
  const useful = seen.filter(({ cidr }) => !cidr.endsWith('/0'));
  const of = (owner: SeenCidr['of']): string[] => [
    ...new Set(useful.filter((one) => one.of === owner).map((one) => one.cidr)),
  ];
  const facts: Fact[] = [];
  const services = of('service');
  const blocks = of('vpc');
  const unplaced = of(undefined).filter((cidr) => ![...known, ...services, ...blocks].includes(cidr));
  const guessed = unplaced.filter(looksLikeServices);
  const rest = unplaced.filter((cidr) => !guessed.includes(cidr));
  const list = rest.length > 1 || useful.some((one) => one.listed && rest.includes(one.cidr));
  if (services.length > 0) facts.push(stated('cluster.serviceCidrs', services, 'kubectl get servicecidr'));
  if (blocks.length > 0) facts.push(stated('cluster.vpcCidrs', blocks, 'aws ec2 describe-vpcs'));
  if (guessed.length > 0) {
    const note = {
      en: 'Inferred: nothing says what this block is, but EKS gives it to services by itself.',
      ko: '추론됨: 이 블록이 무엇인지 알려 주는 것은 없지만, EKS가 서비스에 기본으로 할당하는 블록입니다.',
      ja: '推定: このブロックが何かを示すものはありませんが、EKS がサービスにデフォルトで割り当てるブロックです。',
    };
    facts.push(inferred('cluster.serviceCidrs', guessed, 'a CIDR block', note));
  }
  if (rest.length === 0) return { facts, notes: [] };
  const cidrs = rest.join(', ');
  if (list) {
    const note = {
      en: 'Inferred: nothing says what this list is; a VPC has several blocks, services have one.',
      ko: '추론됨: 이 목록이 무엇인지 알려 주는 것은 없습니다. VPC에는 블록이 여러 개 있고 서비스에는 하나입니다.',
      ja: '推定: このリストが何かを示すものはありません。VPC のブロックは複数、サービスのブロックは 1 つです。',
    };
    return { facts: [...facts, inferred('cluster.vpcCidrs', rest, 'a list of CIDR blocks', note)], notes: [] };
  }
  return {
    facts,
    notes: [
      noteOf(
        {
          en: '{cidrs} may be the block of the services or of the VPC; nothing here says which. Paste it with the command that printed it, or type it into its field.',
          ko: '{cidrs} 범위는 서비스의 블록일 수도 VPC의 블록일 수도 있으며, 어느 쪽인지 알 수 없습니다. 출력한 명령과 함께 붙여넣거나 해당 필드에 입력하세요.',
          ja: '{cidrs} はサービスのブロックか VPC のブロックか、ここからはわかりません。出力したコマンドとともに貼り付けるか、該当するフィールドに入力してください。',
        },
        { cidrs },
      ),
    ],
  };
}
