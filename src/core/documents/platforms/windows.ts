// Windows: containerd and kubelet are Go services, which take their variables from the registry when they start. netsh and
// the proxy of WinHTTP do not reach them. AWS publishes no page on this: the output says to check it on one node.

import { certificateBlocks } from '../../model/ca-bundle.ts';
import { hasIpv6 } from '../../model/cidr.ts';
import type { PlatformDefinition } from '../../model/definition.ts';
import type { Finding } from '../../model/finding.ts';
import type { NodeGroupPlan, Plan } from '../../model/plan.ts';
import type { Program } from '../../model/program.ts';
import { powershell, powershellString } from '../../syntax/powershell.ts';
import { Verbatim, verbatim } from '../../syntax/template.ts';
import { clusterDnsAddress, serviceNetwork } from './cluster-dns.ts';
import { containerd, ecrCredentialProvider, kubelet } from './node-programs.ts';
import { userDataHead } from './user-data-head.ts';

const kubeProxy: Program = {
  name: 'kube-proxy',
  reader: 'go-0.36',
  calls: {
    en: 'the API server, as a service of the node',
    ko: 'API 서버(노드의 서비스로 실행)',
    ja: 'API サーバー (ノードのサービスとして実行)',
  },
  asks: ['api-server'],
  matters: true,
};

/**
 * awsdocs/amazon-eks-user-guide eks-optimized-windows-ami.adoc: with endpoint and certificate authority the script does
 * not ask EKS, and it writes no proxy itself.
 */
const bootstrap = (plan: Plan): string => powershell`

  $cluster = @{
    EKSClusterName    = ${plan.settings.cluster.name}
    APIServerEndpoint = ${plan.endpoint}
    Base64ClusterCA   = ${plan.certificateAuthority}
    ServiceCIDR       = ${serviceNetwork(plan)}
    DNSClusterIP      = ${clusterDnsAddress(plan)}
  }
  & "$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1" @cluster

  # If it registered its services anew, their values went with the old ones.
  Set-ProxyOfServices
`;

/** One by one: Import-Certificate takes the first certificate of a file. */
const trust = (caBundle: string): string => powershell`

  # The proxy opens TLS: what signs for it is trusted before any service starts.
  $certificates = @(
    ${new Verbatim(certificateBlocks(caBundle).map(powershellString).join(',\n'), true)}
  )
  foreach ($certificate in $certificates) {
    $file = Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath 'eks-proxy-ca.cer'
    Set-Content -Path $file -Value $certificate -Encoding Ascii
    Import-Certificate -FilePath $file -CertStoreLocation 'Cert:\LocalMachine\Root' | Out-Null
    Remove-Item -Path $file
  }
`;

const body = (plan: Plan, group: NodeGroupPlan): string => powershell`
  $ErrorActionPreference = 'Stop'
  $variables = [ordered]@{
    HTTP_PROXY  = ${plan.httpProxy}
    HTTPS_PROXY = ${plan.httpsProxy}
    NO_PROXY    = ${plan.noProxy}
  }

  # For this script, and for every process after the next restart.
  foreach ($name in $variables.Keys) {
    [Environment]::SetEnvironmentVariable($name, $variables[$name], 'Machine')
    Set-Item -Path "Env:$name" -Value $variables[$name]
  }
  ${verbatim(plan.caBundle === '' ? '' : trust(plan.caBundle))}

  # A running system hands machine variables to no service: each has its own value, read when it starts.
  function Set-ProxyOfServices {
    $lines = [string[]]($variables.Keys | ForEach-Object { $_ + '=' + $variables[$_] })
    foreach ($service in 'containerd', 'kubelet', 'kube-proxy') {
      $key = 'HKLM:\SYSTEM\CurrentControlSet\Services\' + $service
      if (-not (Test-Path -Path $key)) { continue }
      New-ItemProperty -Path $key -Name Environment -PropertyType MultiString -Value $lines -Force | Out-Null
      if ((Get-Service -Name $service).Status -eq 'Running') { Restart-Service -Name $service -Force }
    }
  }
  Set-ProxyOfServices
  ${verbatim(group.bootstrapper === 'user-data' ? bootstrap(plan) : '')}
`;

/**
 * What joins the node is in the same script, behind this: it keeps its own ways with errors, and runs whatever ours meets. Lines
 * stay where they are: a certificate is a string of several.
 */
const apart = (text: string): string => powershell`
  try {
    & {
  ${verbatim(text.trimEnd())}
    }
  } catch {
    Write-Warning "This node is not behind the proxy: $_"
  }
`;

const script = (plan: Plan, group: NodeGroupPlan): string => powershell`
  # Puts this node behind the proxy. Runs once, at the first boot.
  # ${verbatim(userDataHead)}
  ${verbatim((group.bootstrapper === 'user-data' ? body(plan, group) : apart(body(plan, group))).trimEnd())}
`;

function findings(plan: Plan, group: NodeGroupPlan): readonly Finding[] {
  const field = `nodeGroups.${group.index}.platform`;
  const params = { group: group.name };
  const found: Finding[] = [
    {
      code: 'windows.no-daemon-sets',
      severity: 'note',
      field,
      params,
      text: {
        en: 'aws-node does not run on Windows nodes, and kube-proxy is a service of the node: the patches are for the Linux nodes of the cluster.',
        ko: 'Windows 노드에는 aws-node가 실행되지 않고 kube-proxy는 노드의 서비스입니다. 패치는 클러스터의 Linux 노드에만 적용됩니다.',
        ja: 'Windows ノードでは aws-node は動かず、kube-proxy はノードのサービスです。パッチはクラスターの Linux ノードのためのものです。',
      },
    },
  ];
  if (hasIpv6(plan.settings.cluster.serviceCidrs)) {
    found.push({
      code: 'windows.ipv6',
      severity: 'error',
      field,
      params,
      text: {
        en: 'Windows nodes do not join an IPv6 cluster: choose another platform for {group}.',
        ko: 'Windows 노드는 IPv6 클러스터에 조인할 수 없습니다. {group}에 다른 플랫폼을 선택하세요.',
        ja: 'Windows ノードは IPv6 クラスターに参加できません。{group} には別のプラットフォームを選んでください。',
      },
    });
  }
  return found;
}

export const windows: PlatformDefinition = {
  id: 'windows',
  title: 'Windows',
  mechanism: 'service registry',
  about: {
    en: 'Each service of the node gets the proxy in its registry key. Check it on your AMI first.',
    ko: '노드의 각 서비스가 레지스트리 키에서 프록시를 읽습니다. 먼저 사용 중인 AMI에서 확인하세요.',
    ja: 'ノードの各サービスがレジストリキーからプロキシを読みます。まずお使いの AMI で確認してください。',
  },
  unproven: {
    en: 'AWS tells nothing about Windows nodes behind a proxy, and this was not tried on its AMI. Start one node of {group} and look at the value Environment of the services containerd and kubelet.',
    ko: 'AWS는 프록시 뒤의 Windows 노드에 대한 문서를 제공하지 않으며, AWS의 AMI에서 시험하지 못했습니다. {group}의 노드를 하나만 시작해 containerd와 kubelet 서비스의 Environment 값을 확인하세요.',
    ja: 'プロキシ配下の Windows ノードについて AWS の資料はなく、AWS の AMI では試していません。{group} のノードを 1 台だけ起動し、サービス containerd と kubelet の値 Environment を確認してください。',
  },
  cannot: [
    {
      en: 'Windows nodes do not join IPv6 clusters, and aws-node and the patches do not run there.',
      ko: 'Windows 노드는 IPv6 클러스터에 조인할 수 없으며, aws-node와 패치가 적용되지 않습니다.',
      ja: 'Windows ノードは IPv6 クラスターに参加できず、aws-node もパッチも動きません。',
    },
  ],
  showsProxy: () =>
    powershell`'containerd', 'kubelet', 'kube-proxy' | ForEach-Object { (Get-ItemProperty "HKLM:\SYSTEM\CurrentControlSet\Services\$_").Environment }`,
  managements: ['managed', 'managed-custom-ami', 'self-managed'],
  bootstrapNeeds: ['endpoint', 'certificateAuthority'],
  login: {
    way: 'none',
    instead: {
      en: 'Windows keeps the proxy of a service in the registry, where every user of the node can read it: the nodes of {group} get no login. Let the proxy allow them by their source addresses, or give a forwarding proxy that holds the login.',
      ko: 'Windows는 서비스의 프록시를 레지스트리에 두며 노드의 모든 사용자가 읽을 수 있으므로 {group}의 노드에는 로그인 정보를 주지 않습니다. 프록시가 소스 주소로 허용하게 하거나 로그인 정보를 가진 포워드 프록시를 사용하세요.',
      ja: 'Windows はサービスのプロキシをレジストリに保持し、ノードのすべてのユーザーが読めるため、{group} のノードにはログイン情報を渡しません。プロキシで送信元アドレスにより許可するか、ログイン情報を持つフォワードプロキシを使ってください。',
    },
  },
  programs: [containerd('go-0.36'), kubelet, ecrCredentialProvider, kubeProxy],
  options: [],
  check: findings,
  image: {
    family: 'Windows',
    aws: {
      amiTypes: [
        'WINDOWS_CORE_2022_x86_64',
        'WINDOWS_FULL_2022_x86_64',
        'WINDOWS_CORE_2019_x86_64',
        'WINDOWS_FULL_2019_x86_64',
        'WINDOWS_CORE_2025_x86_64',
        'WINDOWS_FULL_2025_x86_64',
      ],
      parameter: '/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-{version}/image_id',
    },
  },
  handsOver: ['powershell'],
  userData: (plan, group) => ({ kind: 'powershell', text: script(plan, group) }),
};
