// Why a link is not made or not taken, and what to do then.

import { excerpt, type Finding, type Problem, sentences } from '../core/first.ts';

const problem = (code: string, text: Problem['text'], params: Problem['params'] = {}): Problem => ({
  code: `link.${code}`,
  params,
  text,
});

/** A draft that one link does not hold. */
export const tooMuch = problem('too-much', {
  en: 'These answers are too many for a link. Give away settings.json instead: whoever gets it pastes it into the box on the Cluster step.',
  ko: '답변이 너무 많아 링크에 담을 수 없습니다. 대신 settings.json을 전달하세요. 받은 사람은 클러스터 단계의 입력란에 붙여넣으면 됩니다.',
  ja: '回答が多すぎてリンクに収まりません。代わりに settings.json を渡してください。受け取った人はクラスターのステップの入力欄に貼り付けます。',
});

export const tooLarge = problem('too-large', {
  en: 'The link holds more answers than this page takes from a link. Nothing was changed. Ask for the settings.json instead, and paste it into the box on the Cluster step.',
  ko: '링크에 이 페이지가 링크에서 받을 수 있는 것보다 많은 답변이 들어 있습니다. 아무것도 바뀌지 않았습니다. 대신 settings.json을 받아 클러스터 단계의 입력란에 붙여넣으세요.',
  ja: 'リンクに含まれる回答が、このページがリンクから受け取れる量を超えています。何も変更していません。代わりに settings.json を受け取り、クラスターのステップの入力欄に貼り付けてください。',
});

export const broken = problem('broken', {
  en: 'The link is not whole: a piece of it was lost or changed on the way. Nothing was changed. Copy all of it and open it again, or ask for a new one. Programs that cut long links leave a settings.json whole.',
  ko: '링크가 온전하지 않습니다. 전달되는 동안 일부가 빠졌거나 바뀌었습니다. 아무것도 바뀌지 않았습니다. 링크 전체를 복사해 다시 열거나 새 링크를 받으세요. 긴 링크를 자르는 프로그램에서도 settings.json은 온전히 전달됩니다.',
  ja: 'リンクが完全ではありません。途中で一部が失われたか、変わっています。何も変更していません。リンク全体をコピーして開き直すか、新しいリンクを受け取ってください。長いリンクを切り詰めるプログラムでも、settings.json ならそのまま渡せます。',
});

export const newer = (version: string): Problem =>
  problem(
    'version',
    {
      en: 'The link is of version {version}; this page reads version 1. Nothing was changed. Reload the page to get its newest version, or open the link on the page where it was made.',
      ko: '링크의 버전이 {version}입니다. 이 페이지는 버전 1을 읽습니다. 아무것도 바뀌지 않았습니다. 페이지를 새로 고쳐 최신 버전을 받거나, 링크를 만든 페이지에서 여세요.',
      ja: 'リンクのバージョンは {version} です。このページが読み取るのはバージョン 1 です。何も変更していません。ページを再読み込みして最新版にするか、リンクを作ったページで開いてください。',
    },
    { version },
  );

export const foreign = (fragment: string): Problem =>
  problem(
    'foreign',
    {
      en: 'The address ends in #{fragment}, which is neither a step of this page nor a link with answers. Nothing was changed. Check the address, or ask for the link again.',
      ko: '주소 끝의 #{fragment} 부분은 이 페이지의 단계도 답변이 담긴 링크도 아닙니다. 아무것도 바뀌지 않았습니다. 주소를 확인하거나 링크를 다시 받으세요.',
      ja: 'アドレスの末尾の #{fragment} は、このページのステップでも、回答を含むリンクでもありません。何も変更していません。アドレスを確認するか、リンクをもう一度受け取ってください。',
    },
    { fragment: excerpt(fragment, 40) },
  );

/** A link that came over whole, with answers that settings.json has not; the first fault is named. */
export const wrongStructure = ({ text, params }: Finding): Problem =>
  problem(
    'structure',
    sentences(
      {
        en: 'The link came over whole, but this page cannot take its answers. Nothing was changed.',
        ko: '링크는 온전하지만 이 페이지에서 받을 수 없는 답변이 들어 있습니다. 아무것도 바뀌지 않았습니다.',
        ja: 'リンクは完全ですが、このページで受け取れない回答が含まれています。何も変更していません。',
      },
      text,
    ),
    params,
  );
