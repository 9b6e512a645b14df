// What every tool that starts instances asks: the image, and whether pods reach the instance metadata.

import type { OptionField } from '../../model/definition.ts';
import type { Problem } from '../../model/finding.ts';
import { excerpt } from '../../model/plain-text.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import { textOption } from '../text-option.ts';

const checkImage = (text: string): Problem | undefined =>
  /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text)
    ? undefined
    : {
        code: 'option.image-id',
        params: { value: excerpt(text) },
        text: {
          en: '"{value}" is no AMI ID: ami- and 8 or 17 hexadecimal digits.',
          ko: '"{value}" 값은 AMI ID가 아닙니다. ami- 뒤에 16진수 8자리 또는 17자리를 입력하세요.',
          ja: '"{value}" は AMI ID ではありません。ami- の後に 16 進数 8 桁または 17 桁を入力してください。',
        },
      };

export const imageOption: OptionField = {
  key: 'imageId',
  label: { en: 'AMI ID', ko: 'AMI ID', ja: 'AMI ID' },
  help: {
    en: 'The image the nodes start from. Empty: the one that the launch template has already.',
    ko: '노드가 시작하는 이미지입니다. 비워 두면 시작 템플릿에 이미 있는 이미지를 사용합니다.',
    ja: 'ノードの起動に使うイメージ。空の場合は起動テンプレートに既にあるものを使います。',
  },
  kind: 'text',
  default: '',
  placeholder: 'ami-0123456789abcdef0',
  check: checkImage,
  managements: ['managed-custom-ami', 'self-managed'],
};

export const imdsOption: OptionField = {
  key: 'podsUseImds',
  label: {
    en: 'Pods use instance metadata',
    ko: '파드가 인스턴스 메타데이터 사용',
    ja: 'Pod がインスタンスメタデータを使う',
  },
  help: {
    en: 'Sets the hop limit to 2, so that pods reach instance metadata, and with it the role of the node. Off: nothing is written about it.',
    ko: '홉 제한을 2로 설정해 파드가 인스턴스 메타데이터와 노드 역할에 접근하게 합니다. 끄면 이에 대해 아무것도 쓰지 않습니다.',
    ja: 'ホップ制限を 2 にして、Pod からインスタンスメタデータとノードロールに到達できるようにします。オフの場合は何も書きません。',
  },
  kind: 'switch',
  default: false,
};

export const podsUseImds = (group: NodeGroupPlan): boolean => group.options[imdsOption.key] === true;

/** A pod stands one hop behind its node. */
export const hopsToPods = 2;

/** The metadata options of a launch template as EC2 and CloudFormation spell them. */
export const hopLimit = (group: NodeGroupPlan): { readonly HttpPutResponseHopLimit: number } | undefined =>
  podsUseImds(group) ? { HttpPutResponseHopLimit: hopsToPods } : undefined;

export const imageOf = (group: NodeGroupPlan): { readonly ImageId: string } | undefined => {
  const imageId = textOption(group, imageOption.key);
  return imageId === '' ? undefined : { ImageId: imageId };
};

/** The name of the public parameter with the newest image; nothing while the version of Kubernetes is not known. */
export const imageParameter = (plan: Plan, group: NodeGroupPlan): string | undefined => {
  const { kubernetesVersion } = plan.settings.cluster;
  return kubernetesVersion === undefined
    ? undefined
    : group.awsImage?.parameter.replace('{version}', () => kubernetesVersion);
};
