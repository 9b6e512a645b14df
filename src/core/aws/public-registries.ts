// Registries outside of the cluster's partition from which nodes pull images, and where the layers lie to which each
// registry redirects. Isolated partitions reach none of them; from China they are slow or blocked, so nobody relies on them.

import type { AllowedHost, Need } from '../model/allowed-host.ts';
import { type Asking, asked } from './asked-hosts.ts';

const runtime = { en: 'containerd, dockerd', ko: 'containerd, dockerd', ja: 'containerd、dockerd' };

/**
 * The bucket from which registry.k8s.io serves layers to a client in an AWS region, where there is one. Source:
 * kubernetes/registry.k8s.io, cmd/archeio/app/buckets.go, awsRegionToHostURL (late 2025).
 */
function layerBucket({ region, partition }: Asking): readonly string[] {
  const nearest = partition.id === 'aws-cn' || region === 'ap-east-2' ? 'ap-east-1' : region;
  if (partition.id !== 'aws' && partition.id !== 'aws-cn') return [];
  // The one bucket with a name of its own.
  const name = nearest === 'eu-west-2' ? '767373bbdcb8270361b96548387bf2a9ad0d48758c35' : 'prod-registry-k8s-io';
  return [`${name}-${nearest}.s3.dualstack.${nearest}.amazonaws.com`];
}

/**
 * Where Google runs what registry.k8s.io redirects to: no other host of pkg.dev, which is everybody's. Source:
 * kubernetes/k8s.io, infra/gcp/terraform/modules/oci-proxy/main.tf (27f37ce6), UPSTREAM_REGISTRY_ENDPOINT of each region.
 */
const googleRegions = [
  ...['asia-east1', 'asia-northeast1', 'asia-northeast2', 'asia-south1', 'australia-southeast1'],
  ...[
    'europe-north1',
    'europe-southwest1',
    'europe-west1',
    'europe-west2',
    'europe-west4',
    'europe-west8',
    'europe-west9',
  ],
  ...['southamerica-west1', 'us-central1', 'us-east1', 'us-east4', 'us-east5', 'us-south1', 'us-west1', 'us-west2'],
];

/** The public registries, those of AWS and Kubernetes first; nothing in a partition without internet. */
export function publicRegistries(at: Asking): readonly AllowedHost[] {
  if (at.partition.id.startsWith('aws-iso')) return [];
  const need: Need = at.partition.id === 'aws-cn' ? 'optional' : 'usual';
  return [
    ...asked(
      need,
      {
        reason: {
          en: 'public images of AWS and others (ECR Public)',
          ko: 'AWS 등의 퍼블릭 이미지(ECR Public)',
          ja: 'AWS などのパブリックイメージ (ECR Public)',
        },
        who: runtime,
      },
      ['public.ecr.aws'],
    ),
    // aws/eks-anywhere, docs/content/en/docs/getting-started (hosts to allow), names both. The second name of the
    // registry is that of its dual-stack form.
    ...asked(
      need,
      {
        reason: {
          en: 'layers of ECR Public, and its second name',
          ko: 'ECR Public의 레이어와 두 번째 이름',
          ja: 'ECR Public のレイヤーと 2 つ目の名前',
        },
        who: runtime,
        check: true,
      },
      ['d5l0dvt14r5h8.cloudfront.net', 'd2glxqk2uabbnd.cloudfront.net', 'ecr-public.aws.com'],
    ),
    ...asked(
      need,
      {
        reason: {
          en: 'login to ECR Public, which is in us-east-1 only',
          ko: 'us-east-1에만 있는 ECR Public 로그인',
          ja: 'us-east-1 にだけある ECR Public へのログイン',
        },
        who: {
          en: 'kubelet (ECR credential provider)',
          ko: 'kubelet(ECR 자격 증명 공급자)',
          ja: 'kubelet (ECR 認証情報プロバイダー)',
        },
        check: true,
      },
      ['api.ecr-public.us-east-1.amazonaws.com'],
    ),
    ...asked(
      need,
      {
        reason: {
          en: 'images of Kubernetes projects',
          ko: 'Kubernetes 프로젝트의 이미지',
          ja: 'Kubernetes プロジェクトのイメージ',
        },
        who: runtime,
      },
      ['registry.k8s.io'],
    ),
    // The registry's README says that all of this may change: kubernetes/k8s.io, infra/gcp/terraform,
    // k8s-infra-oci-proxy-prod/main.tf (global_aws_base_url) has the CDN.
    ...asked(
      need,
      {
        reason: {
          en: 'where registry.k8s.io redirects to: one of these, by the place of the proxy',
          ko: 'registry.k8s.io의 리디렉션 대상: 프록시의 위치에 따라 이 중 하나',
          ja: 'registry.k8s.io のリダイレクト先: プロキシの場所に応じてこのうちの 1 つ',
        },
        who: runtime,
        check: true,
      },
      googleRegions.map((region) => `${region}-docker.pkg.dev`),
    ),
    ...asked(
      need,
      {
        reason: {
          en: 'layers of registry.k8s.io: its CDN, or a bucket where the proxy leaves from AWS',
          ko: 'registry.k8s.io의 레이어: CDN, 프록시가 AWS에서 나가는 경우 버킷',
          ja: 'registry.k8s.io のレイヤー: CDN、プロキシが AWS から外に出る場合はバケット',
        },
        who: runtime,
        check: true,
      },
      ['cdn.registry.k8s.io', ...layerBucket(at)],
    ),
    // docker/docs, content/manuals/desktop/setup/allow-list.md, the lines on pulls.
    ...asked(
      'optional',
      { reason: { en: 'images of Docker Hub', ko: 'Docker Hub의 이미지', ja: 'Docker Hub のイメージ' }, who: runtime },
      [
        'registry-1.docker.io',
        'auth.docker.io',
        'production.cloudflare.docker.com',
        'production.cloudfront.docker.com',
        'docker-images-prod.6aa30f8b08e16409b46e0173d6de2f56.r2.cloudflarestorage.com',
      ],
    ),
    // openshift/openshift-docs, modules/configuring-firewall.adoc: layers come from cdn.quay.io, cdn01.quay.io and so on.
    ...asked(
      'optional',
      {
        reason: {
          en: 'images of Quay, layers from cdn and cdn01 to cdn06',
          ko: 'Quay의 이미지, 레이어는 cdn과 cdn01~cdn06',
          ja: 'Quay のイメージ、レイヤーは cdn と cdn01 から cdn06',
        },
        who: runtime,
      },
      ['.quay.io'],
    ),
  ];
}
