// Mountpoint for Amazon S3 CSI driver. awslabs/mountpoint-s3-csi-driver docs/CONFIGURATION.md (57c6bed): the chart has no
// variables; each PersistentVolume has them among its volumeAttributes, and knows HTTPS_PROXY and NO_PROXY.

import type { ControllerDefinition } from '../../model/controller.ts';
import { yaml } from '../../syntax/yaml.ts';
import { withoutLogin, withoutTrust } from './proxy-values.ts';

const path = 'helm/aws-mountpoint-s3-csi-driver.volume-attributes.yaml';
const title = 'Mountpoint for Amazon S3 CSI driver';

export const mountpointS3CsiDriver: ControllerDefinition = {
  id: 'mountpoint-s3-csi-driver',
  title,
  about: {
    en: 'Mountpoint calls S3; the proxy stands in each PersistentVolume, not in the chart.',
    ko: 'Mountpoint가 S3를 호출합니다. 프록시는 차트가 아니라 각 PersistentVolume에 지정합니다.',
    ja: 'Mountpoint が S3 を呼び出します。プロキシはチャートではなく各 PersistentVolume に書きます。',
  },
  namespace: 'kube-system',
  files: [path],
  workloads: [],
  services: ['s3'],
  documents: (plan) => [
    {
      path,
      notation: 'yaml',
      about: {
        en: 'What a PersistentVolume of the S3 CSI driver needs to go by the proxy.',
        ko: 'S3 CSI 드라이버의 PersistentVolume이 프록시를 사용하는 데 필요한 설정입니다.',
        ja: 'S3 CSI ドライバーの PersistentVolume がプロキシを使うために必要な設定です。',
      },
      text: yaml(
        {
          spec: {
            csi: {
              volumeAttributes: {
                'mountpointEnv.HTTPS_PROXY': plan.httpsProxy,
                'mountpointEnv.NO_PROXY': plan.noProxy,
              },
            },
          },
        },
        [
          'For each PersistentVolume with the driver s3.csi.aws.com: add these two to its spec.csi.volumeAttributes when you make',
          'it. Kubernetes lets nobody change them later: delete the volume object and make it again (the bucket is not touched).',
          'NO_PROXY needs Mountpoint 1.20.0 or later. A gateway endpoint of S3 spares the proxy: then leave both away.',
          ...(plan.login === undefined
            ? []
            : ['The address has no login: a PersistentVolume takes plain values only.']),
        ],
      ),
    },
  ],
  commands: () => [],
  besides: () => [
    'kubectl get persistentvolumes -o custom-columns=NAME:.metadata.name,DRIVER:.spec.csi.driver,ATTRIBUTES:.spec.csi.volumeAttributes',
  ],
  applying: {
    en: 'Nothing to install: the command shows the volumes and what they have; the file says what belongs into those of s3.csi.aws.com. With a gateway endpoint of S3 there is nothing to do.',
    ko: '설치할 것은 없습니다. 명령은 볼륨과 그 속성을 보여 주고, 파일에는 s3.csi.aws.com 볼륨에 넣을 내용이 있습니다. S3 게이트웨이 엔드포인트가 있으면 할 일이 없습니다.',
    ja: 'インストールするものはありません。コマンドはボリュームとその属性を表示し、ファイルには s3.csi.aws.com のボリュームに入れる内容があります。S3 のゲートウェイエンドポイントがあれば何も要りません。',
  },
  check: (plan, field) => [...withoutLogin(plan, { title }, field), ...withoutTrust(plan, { title }, field)],
};
