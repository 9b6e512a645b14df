// What the runbook says of apply.sh, by the hand that changes the DaemonSets.

import type { RunbookStep } from '../../model/document.ts';
import type { Localized } from '../../model/localized.ts';
import type { Plan } from '../../model/plan.ts';
import { deliveryOf } from '../delivery/index.ts';

/** What apply.sh is called and does. */
export function applyStep(plan: Plan): Pick<RunbookStep, 'title' | 'about'> {
  const login = plan.login !== undefined;
  if (deliveryOf(plan).hand === 'git') return { title: lookTitle, about: login ? lookWithLogin : lookWords };
  if (deliveryOf(plan).hand === 'patch') return { title: applyTitle, about: login ? applyWithLogin : applyWords };
  return { title: applyTitle, about: login ? folderWithLogin : folderWords };
}

const applyTitle: Localized = { en: 'Apply the cluster part', ko: '클러스터 부분 적용', ja: 'クラスター部分を適用' };

const lookTitle: Localized = {
  en: 'Look at the cluster, keep what is there',
  ko: '클러스터를 확인하고 현재 상태를 보관',
  ja: 'クラスターを確認し、今の状態を保存',
};

const lookWords: Localized = {
  en: 'Shows which cluster it is and asks, looks whether gitops/ fits its DaemonSets, and keeps what is there for rollback.sh. It changes no DaemonSet: Git does.',
  ko: '어느 클러스터인지 보여 주고 확인을 받은 뒤, gitops/가 DaemonSet에 맞는지 확인하고, rollback.sh를 위해 현재 상태를 보관합니다. DaemonSet은 변경하지 않으며 변경은 Git이 합니다.',
  ja: 'どのクラスターかを示して確認を求め、gitops/ が DaemonSet に合うかを調べ、rollback.sh のために今の状態を保存します。DaemonSet は変更しません。変更は Git が行います。',
};

const lookWithLogin: Localized = {
  en: `${lookWords.en} It puts the login of the proxy into a Secret, which must not be in Git: do this first, since pods do not start without it.`,
  ko: `${lookWords.ko} 프록시 로그인 정보는 Git에 두면 안 되므로 시크릿에 넣습니다. 시크릿이 없으면 파드가 시작하지 않으니 먼저 실행하세요.`,
  ja: `${lookWords.ja} プロキシのログイン情報は Git に置けないため、シークレットに入れます。シークレットがないと Pod が起動しないので、先に実行してください。`,
};

const applyWords: Localized = {
  en: 'Shows which cluster it is and asks, keeps what was there, applies the ConfigMap, patches the DaemonSets, restarts their pods and waits. By hand is the same without the looking and the keeping.',
  ko: '어떤 클러스터인지 보여 주고 확인을 받은 뒤, 기존 상태를 보관하고 ConfigMap을 적용하고 DaemonSet을 패치하고 파드를 다시 시작한 다음 기다립니다. 수동 방법은 확인과 보관이 없을 뿐 같은 작업입니다.',
  ja: 'どのクラスターかを示して確認を求め、元の状態を保管し、ConfigMap を適用し、DaemonSet にパッチを当て、Pod を再起動して待ちます。手動の方法は、確認と保管がないだけで同じ内容です。',
};

const applyWithLogin: Localized = {
  en: 'Shows which cluster it is and asks, reads the login of the proxy with the AWS CLI and your own rights (or asks for it, with --login=typed), keeps what was there, applies the ConfigMap, puts the login into a Secret, patches the DaemonSets, restarts their pods and waits. By hand is the same without the looking and the keeping.',
  ko: '어느 클러스터인지 보여 주고 확인을 받은 뒤, AWS CLI와 사용자 권한으로 프록시 로그인 정보를 읽고(--login=typed이면 직접 입력), 기존 상태를 보관하고, ConfigMap을 적용하고, 로그인 정보를 시크릿에 넣고, DaemonSet을 패치하고, 파드를 재시작한 뒤 기다립니다. 수동 절차는 확인과 보관만 빠진 같은 작업입니다.',
  ja: 'どのクラスターかを示して確認を求め、AWS CLI と自分の権限でプロキシのログイン情報を読み取り (--login=typed なら入力を求め)、元の状態を保存し、ConfigMap を適用し、ログイン情報をシークレットに入れ、DaemonSet にパッチを当て、Pod を再起動して待ちます。手動の手順は、確認と保存を除いて同じです。',
};

/** Where apply.sh applies gitops/ in the place of the ConfigMap and the patches; nothing is done by hand then. */
const folderWords: Localized = {
  en: 'Shows which cluster it is and asks, keeps what was there, applies gitops/ by server-side apply, restarts their pods and waits.',
  ko: '어떤 클러스터인지 보여 주고 확인을 받은 뒤, 기존 상태를 보관하고 gitops/를 서버 측 적용으로 적용하고 파드를 다시 시작한 다음 기다립니다.',
  ja: 'どのクラスターかを示して確認を求め、元の状態を保管し、サーバーサイド適用で gitops/ を適用し、Pod を再起動して待ちます。',
};

const folderWithLogin: Localized = {
  en: 'Shows which cluster it is and asks, reads the login of the proxy with the AWS CLI and your own rights (or asks for it, with --login=typed), keeps what was there, puts the login into a Secret, applies gitops/ by server-side apply, restarts their pods and waits.',
  ko: '어느 클러스터인지 보여 주고 확인을 받은 뒤, AWS CLI와 사용자 권한으로 프록시 로그인 정보를 읽고(--login=typed이면 직접 입력), 기존 상태를 보관하고, 로그인 정보를 시크릿에 넣고, gitops/를 서버 측 적용으로 적용하고, 파드를 재시작한 뒤 기다립니다.',
  ja: 'どのクラスターかを示して確認を求め、AWS CLI と自分の権限でプロキシのログイン情報を読み取り (--login=typed なら入力を求め)、元の状態を保存し、ログイン情報をシークレットに入れ、サーバーサイド適用で gitops/ を適用し、Pod を再起動して待ちます。',
};
