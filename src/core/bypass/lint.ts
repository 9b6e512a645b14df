// What is wrong or doubtful about entries of NO_PROXY, the user's own or a list pasted whole, held against the cluster
// and the programs of its nodes.

import { checkBypassEntry } from '../model/bypass-entry.ts';
import { parseCidr } from '../model/cidr.ts';
import type { Finding } from '../model/finding.ts';
import type { Localized } from '../model/localized.ts';
import { excerpt } from '../model/plain-text.ts';
import type { Plan } from '../model/plan.ts';
import { type Program, programNames } from '../model/program.ts';
import type { Verdict } from './readers/reader.ts';
import { programsNotReading, programsNotSending } from './reading.ts';
import { refusal } from './refusal.ts';
import { shadowFinder } from './shadow.ts';
import { verdicts } from './simulate.ts';
import { tooWide } from './wide.ts';
import { knownNoProxy } from './wrong-ways.ts';

type Said = Omit<Finding, 'field'>;

interface Linting {
  readonly plan: Plan;
  /** The entry that makes another superfluous, of everything that will stand in the list. */
  readonly shadowOf: (entry: string) => string | undefined;
  /** What each program makes of all of it. */
  readonly whole: readonly Verdict[];
}

// Notes tell how programs differ. Nobody reads them one by one for a list that is longer.
const MOST_NOTED = 100;

/**
 * One finding at most for each entry, at `bypass.add.<its place>`. An array is the user's own entries as the draft has
 * them; a text is a list that was pasted, which is also held against what the user has added already. Takes anything.
 */
export function lint(list: string | readonly string[], plan: Plan): readonly Finding[] {
  const pasted = typeof list === 'string';
  const pieces = pasted ? list.split(',') : list;
  const listed = plan.bypass.filter(({ removed }) => !removed);
  const good = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '' && !checkBypassEntry(piece));
  const noProxy = [knownNoProxy(plan.bypass), ...(pasted ? good : [])].filter((text) => text !== '').join(',');
  const linting: Linting = {
    plan,
    shadowOf: shadowFinder(new Set([...listed.map(({ entry }) => entry), ...good]), plan.programs),
    whole: verdicts(noProxy, plan.programs),
  };
  const there = new Set(listed.filter(({ origin }) => pasted || origin !== 'user').map(({ entry }) => entry));
  return pieces.flatMap((piece, index): readonly Finding[] => {
    const entry = piece.trim();
    if (entry === '') return [];
    const said =
      refusal(piece, plan.programs) ??
      (there.has(entry)
        ? note(
            'already-there',
            {
              en: '{entry} is in the list already.',
              ko: '{entry} 항목이 이미 목록에 있습니다.',
              ja: '{entry} は既にリストにあります。',
            },
            entry,
          )
        : undefined) ??
      tooWide(entry, plan.settings.cluster.region, plan.bypass) ??
      (pieces.length > MOST_NOTED ? undefined : differences(entry, linting));
    there.add(entry);
    return said === undefined ? [] : [{ ...said, field: `bypass.add.${index}` }];
  });
}

const note = (code: string, text: Localized, entry: string, params: Finding['params'] = {}): Said => ({
  code: `bypass.${code}`,
  severity: 'note',
  params: { entry: excerpt(entry), ...params },
  text,
});

/** Where programs differ about a good entry, or about whether it is needed at all. */
function differences(entry: string, linting: Linting): Said | undefined {
  const other = linting.shadowOf(entry);
  if (other !== undefined) {
    return note(
      'shadowed',
      {
        en: '{other} is in the list and does all that {entry} does.',
        ko: '목록에 있는 {other} 항목이 {entry}의 역할을 모두 합니다.',
        ja: 'リストにある {other} が {entry} の役割をすべて果たします。',
      },
      entry,
      { other },
    );
  }
  return unread(entry, linting) ?? withoutApex(entry, linting);
}

/** Of these programs those that the whole list does not send there either: other entries often cover what one cannot. */
function uncovered(entry: string, some: readonly Program[], { plan, whole }: Linting): readonly Program[] {
  const left = programsNotSending(entry, plan.programs, whole);
  return some.filter((program) => left.includes(program));
}

/** A good entry that some programs do not read: networks for many, IPv6 addresses in one of their two spellings. */
function unread(entry: string, linting: Linting): Said | undefined {
  const alone = programsNotReading(entry, linting.plan.programs);
  if (alone.length === 0) return undefined;
  // One address of a network, listed by itself, says nothing about the others.
  const network = parseCidr(entry) !== undefined;
  const found = network ? alone : uncovered(entry, alone, linting);
  if (found.length === 0) return undefined;
  const programs = programNames(found);
  if (found.length === linting.plan.programs.length) {
    return {
      ...note(
        'unread',
        {
          en: 'No program of these nodes reads {entry}.',
          ko: '이 노드의 어떤 프로그램도 {entry} 항목을 읽지 않습니다.',
          ja: 'このノードのどのプログラムも {entry} を読み取りません。',
        },
        entry,
      ),
      severity: 'warning',
    };
  }
  if (network) {
    const text = {
      en: 'The network {entry} is not read by {programs}: list the addresses that these call.',
      ko: '{programs} 프로그램은 네트워크 항목인 {entry} 값을 읽지 않습니다. 이들이 호출하는 주소를 목록에 추가하세요.',
      ja: '{programs} はネットワーク {entry} を読み取りません。これらが呼び出すアドレスをリストに追加してください。',
    };
    return note('network-unread', text, entry, { programs });
  }
  const bare = entry.replace(/^\[|\]$/g, '');
  if (!bare.includes(':'))
    return note(
      'unread',
      {
        en: '{entry} is not read by {programs}.',
        ko: '{programs} 프로그램은 {entry} 항목을 읽지 않습니다.',
        ja: '{programs} は {entry} を読み取りません。',
      },
      entry,
      { programs },
    );
  const other = bare === entry ? `[${entry}]` : bare;
  const text = {
    en: '{entry} is not read by {programs}; {other} would be. List both.',
    ko: '{programs} 프로그램은 {entry} 항목은 읽지 않지만 {other} 항목은 읽습니다. 둘 다 목록에 추가하세요.',
    ja: '{programs} は {entry} を読み取りませんが、{other} は読み取ります。両方をリストに追加してください。',
  };
  return note('ipv6-spelling', text, entry, { programs, other });
}

/** `.x` is all below x; to some programs x too. */
function withoutApex(entry: string, linting: Linting): Said | undefined {
  if (!entry.startsWith('.')) return undefined;
  const name = entry.slice(1);
  const { programs: all } = linting.plan;
  const found = uncovered(name, programsNotSending(name, all, verdicts(entry, all)), linting);
  if (found.length === 0 || found.length === all.length) return undefined;
  return note(
    'without-apex',
    {
      en: '{entry} covers all below {name}, and for some programs {name} itself, but not for {programs}. Add {name} if you mean it too.',
      ko: '{entry} 항목은 {name} 아래의 모든 이름에 적용되고 일부 프로그램에서는 {name} 자체에도 적용되지만, {programs}에서는 그렇지 않습니다. {name}도 포함하려면 그 이름을 추가하세요.',
      ja: '{entry} は {name} の下のすべての名前に適用され、一部のプログラムでは {name} 自身にも適用されますが、{programs} では適用されません。{name} も含める場合は {name} を追加してください。',
    },
    entry,
    { name: excerpt(name), programs: programNames(found) },
  );
}
