// What the output of a command already told and the options of a group ask for: offered, because for some clusters they have
// to stay empty.

import { useWatch } from 'react-hook-form';
import type { OptionField } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { Button } from '../fields/button.tsx';
import { useWords } from '../words/words.tsx';
import { usePastedCluster } from './use-cluster-pasted.ts';

interface NodesOfferProps {
  readonly field: `nodeGroups.${number}`;
  readonly asked: readonly OptionField[];
}

/** What the empty ones of these options could be, by their keys; as a text, so that nothing is drawn anew for other answers. */
const emptyOf = (options: NodeGroupValues['options'] | undefined, keys: readonly string[]): string =>
  keys.filter((key) => (options?.[key] ?? '') === '').join(' ');

export function NodesOffer({ field, asked }: NodesOfferProps) {
  const { t } = useWords();
  const { form, together } = useAnswers();
  const [{ network }] = usePastedCluster();
  const offers = asked.flatMap(({ key, offer }) => {
    const value = network && offer?.(network);
    return value === undefined ? [] : [{ key, value }];
  });
  const empty = useWatch({
    control: form.control,
    name: `${field}.options`,
    compute: (options: NodeGroupValues['options'] | undefined) =>
      emptyOf(
        options,
        offers.map(({ key }) => key),
      ),
  });
  const open = offers.filter(({ key }) => empty.split(' ').includes(key));
  const [first] = open;
  if (first === undefined) return null;
  const take = () => {
    together(() => {
      for (const { key, value } of open) form.setValue(`${field}.options.${key}`, value);
    });
    // The button goes away.
    document.querySelector<HTMLElement>(`[data-field="${field}.options.${first.key}"]`)?.focus();
  };
  return (
    <p className="offer">
      <code>aws eks describe-cluster</code>{' '}
      <Button className="btn line small" onClick={take}>
        {t('bypass.instead', { entry: open.map(({ value }) => value).join(', ') })}
      </Button>
    </p>
  );
}
