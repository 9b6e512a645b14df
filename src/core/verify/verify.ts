// The verdict on what the user pastes after applying the bundle: output of verify.sh, or of kubectl describe.

import type { BundleIdentity } from '../model/bundle-identity.ts';
import { containerVerdicts } from './containers.ts';
import { describedContainers } from './describe.ts';
import { refusalVerdicts } from './refusals.ts';
import { report } from './report.ts';
import type { Verdict, Verification } from './verdict.ts';

export type { Verdict, Verification } from './verdict.ts';

// Colours of a terminal.
// Built from the number of ESC, because the linter takes a control character in a pattern for a slip.
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');

/**
 * Takes any text, in one piece or several one after another, and never throws. Where nothing in it is known, there is
 * no verdict but advice on what to paste. Failures and notes come first. Output of verify.sh counts for the `wanted` bundle only; that of kubectl describe
 * names no cluster, and is held against whether pods need a login.
 */
export function verify(text: string, wanted: BundleIdentity): Verification {
  const lines = text.replace(COLOUR, '').split(/\r\n|\n|\r/);
  const block = report(lines, wanted);
  const containers = describedContainers(lines);
  const owners = [...new Set(containers.map(({ owner }) => owner).filter((owner) => owner !== ''))];
  const source = [
    ...(block === undefined ? [] : [`verify.sh ${block.cluster}`.trim()]),
    ...(containers.length === 0 ? [] : [`kubectl describe ${owners.join(', ')}`.trim()]),
  ].join('; ');
  const all = [...(block?.verdicts ?? []), ...containerVerdicts(containers, wanted.login), ...refusalVerdicts(lines)];
  const of = (state: Verdict['state']) => all.filter((verdict) => verdict.state === state);
  const verdicts = [...of('fails'), ...of('note'), ...of('holds')];
  const holds = of('holds').length;
  const total = holds + of('fails').length;
  const names = block?.unproven ?? [];
  return {
    ...{ source, verdicts, holds, total },
    ...(names.length === 0 ? {} : { unproven: { names, text: unproven, params: { names: names.join(', ') } } }),
    ...(verdicts.length === 0 ? { advice } : {}),
  };
}

const unproven = {
  en: 'Nodes not yet: {names}. A group is verified when its nodes have joined after the first apply.sh: create them or replace them, and run bash verify.sh again.',
  ko: '아직 확인되지 않은 노드: {names}. 첫 apply.sh 이후에 조인한 노드가 있어야 그룹이 확인됩니다. 노드를 만들거나 교체한 뒤 bash verify.sh를 다시 실행하세요.',
  ja: '未確認のノード: {names}。最初の apply.sh より後に参加したノードがあって初めて、グループが確認されます。ノードを作成するか入れ替えて、bash verify.sh をもう一度実行してください。',
};

const advice = {
  en: 'There is nothing in this text to go by. Paste all that "bash verify.sh" printed, or the output of "kubectl -n kube-system describe pods -l k8s-app=aws-node" or "-l k8s-app=kube-proxy".',
  ko: '이 텍스트에는 판단할 내용이 없습니다. "bash verify.sh"의 출력 전체 또는 "kubectl -n kube-system describe pods -l k8s-app=aws-node"나 "-l k8s-app=kube-proxy"의 출력을 붙여넣으세요.',
  ja: 'このテキストには判断できる内容がありません。「bash verify.sh」の出力全体か、「kubectl -n kube-system describe pods -l k8s-app=aws-node」または「-l k8s-app=kube-proxy」の出力を貼り付けてください。',
};
