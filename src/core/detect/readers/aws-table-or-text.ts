// `aws ... --output table` and `--output text`: known, and not read, since both leave out which value is which.

import { noteOf } from '../detection.ts';
import type { Reader } from './reader.ts';

const TABLE = /^[ \t]*(?:\||\+-{3,}|-{12,}[ \t]*$)/;
/** What `--output text` calls the objects of our three commands. */
const TEXT =
  /^[ \t]*(?:CLUSTER|KUBERNETESNETWORKCONFIG|RESOURCESVPCCONFIG|CERTIFICATEAUTHORITY|ACCESSCONFIG|VPCS|(?:IPV6)?CIDRBLOCKASSOCIATIONSET|(?:IPV6)?CIDRBLOCKSTATE|VPCENDPOINTS|DNSENTRIES|ROUTETABLEIDS|SUBNETIDS)[ \t]+\S/;

export const awsTableOrText: Reader = {
  source: 'aws --output table or text',
  read(chunk) {
    if (chunk.kind !== 'line' || !(TABLE.test(chunk.text) || TEXT.test(chunk.text))) return undefined;
    return {
      unread: true,
      notes: [
        noteOf({
          en: 'This looks like the output of aws in table or text form, which does not say reliably which value is which. Run the command again with --output json.',
          ko: 'table 또는 text 형식의 aws 출력으로 보이며, 이 형식으로는 어떤 값인지 확실히 알 수 없습니다. --output json을 지정해 명령을 다시 실행하세요.',
          ja: 'table または text 形式の aws の出力のようですが、この形式ではどの値か確実にはわかりません。--output json を付けてコマンドをもう一度実行してください。',
        }),
      ],
    };
  },
};
