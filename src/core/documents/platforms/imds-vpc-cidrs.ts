// The VPC's own blocks, read from instance metadata at every boot, as AWS's article on proxies does; mended: with a token,
// with every answer looked at before it is used, and with the written list where anything is wrong.

import type { OptionField } from '../../model/definition.ts';
import type { NodeGroupPlan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { told } from './told-in-journal.ts';

const FROM_IMDS = 'vpcCidrsFromImds';

/** For platforms whose variables are written by a script at boot. */
export const imdsOption: OptionField = {
  key: FROM_IMDS,
  label: {
    en: 'Read the blocks of the VPC at every boot too',
    ko: '부팅할 때마다 VPC 블록도 읽기',
    ja: '起動のたびに VPC のブロックも読み取る',
  },
  help: {
    en: 'Each node adds the blocks that instance metadata tells to its own NO_PROXY, so that a block that is associated later needs no new user data. Pods keep the written list.',
    ko: '각 노드는 인스턴스 메타데이터에 나오는 블록을 자신의 NO_PROXY에 추가하므로, 나중에 연결한 블록 때문에 사용자 데이터를 바꿀 필요가 없습니다. 파드는 파일에 적힌 목록을 그대로 사용합니다.',
    ja: '各ノードはインスタンスメタデータが示すブロックを自身の NO_PROXY に加えるため、後で関連付けたブロックのためにユーザーデータを変える必要がありません。Pod はファイルに書かれたリストのままです。',
  },
  kind: 'switch',
  default: false,
};

export const readsImds = (group: NodeGroupPlan): boolean => group.options[FROM_IMDS] === true;

/**
 * Shell lines that add the blocks to both spellings of NO_PROXY in `file`, which is complete already: one `NAME=value` a
 * line, the value bare or in double quotes. Blocks that stand there are not added again. Where instance metadata does not
 * answer, or answers anything but blocks, the file stays as it is, and the journal says so (journalctl -t eks-proxy). A block wider than
 * /8 or /32 (IPv6) is refused: it would take the proxy out of use. Always succeeds. Needs bash and curl 7.12.3 or later.
 *
 * docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html: the list of an interface names
 * vpc-ipv6-cidr-blocks only where the VPC has some.
 */
export const addVpcCidrs = (file: string): Verbatim =>
  verbatim(
    sh`

      # The blocks of the VPC as instance metadata tells them now. What is odd is not used: the list above stands then.
      imds() {
        curl -fsS --noproxy '*' --connect-timeout 2 --max-time 5 --retry 4 --retry-delay 1 "$@" | head -c 8192
      }
      is_block() {
        local LC_ALL=C octet='(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])' address groups
        if [[ $1 =~ ^$octet\.$octet\.$octet\.$octet/([89]|[12][0-9]|3[0-2])$ ]]; then return 0; fi
        [[ $1 =~ ^[0-9a-f:]+/(3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-8])$ ]] || return 1
        address=$(cut -d / -f 1 <<<"$1")
        # Eight groups of up to four digits, or fewer with one gap.
        case "$address" in *:::* | *::*::*) return 1 ;; esac
        [[ $address =~ ^(::|[0-9a-f]{1,4}::?)([0-9a-f]{1,4}::?)*([0-9a-f]{1,4})?$ ]] || return 1
        case "$address" in *::) ;; *:) return 1 ;; esac
        groups=$(tr -s : '\n' <<<"$address" | grep -c .) || true
        case "$address" in
          *::*) [ "$groups" -le 7 ] ;;
          *) [ "$groups" -eq 8 ] ;;
        esac
      }
      vpc_blocks() {
        local at=http://169.254.169.254/latest token mac listed kind answer block count=0
        set -o pipefail
        token=$(imds -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$at/api/token") || return 1
        [[ $token =~ ^[A-Za-z0-9+/=_-]{1,512}$ ]] || return 1
        mac=$(imds -H "X-aws-ec2-metadata-token: $token" "$at/meta-data/mac") || return 1
        [[ $mac =~ ^([0-9a-f]{2}:){5}[0-9a-f]{2}$ ]] || return 1
        at=$at/meta-data/network/interfaces/macs/$mac
        listed=$(imds -H "X-aws-ec2-metadata-token: $token" "$at/") || return 1
        for kind in vpc-ipv4-cidr-blocks vpc-ipv6-cidr-blocks; do
          if ! grep -qx "$kind" <<<"$listed"; then
            if [ "$kind" = vpc-ipv4-cidr-blocks ]; then return 1; fi
            continue
          fi
          answer=$(imds -H "X-aws-ec2-metadata-token: $token" "$at/$kind") || return 1
          [ -n "$answer" ] || return 1
          while read -r block; do
            # A VPC has 50 at most; an answer that was cut above has more.
            count=$((count + 1))
            [ "$count" -le 100 ] && is_block "$block" || return 1
            printf '%s\n' "$block"
          done <<<"$answer"
        done
      }
      if blocks=$(vpc_blocks); then
        written=$(sed -n 's/^NO_PROXY=//p' ${file} | tr -d '"')
        more=''
        for block in $blocks; do
          case ",$more$written," in *",$block,"*) ;; *) more="$more$block," ;; esac
        done
        sed -i -E "s#^(NO_PROXY|no_proxy)=\"?#&$more#" ${file}
        ${told('"The VPC\'s blocks were read from instance metadata; added to NO_PROXY: $more"')}
      else
        ${told('"The VPC\'s blocks were not read from instance metadata: NO_PROXY stays as it was written."')} >&2
      fi
    `.trimEnd(),
  );
