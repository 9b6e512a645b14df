// A question whose answers need a line each: cards, which are radio buttons. A choice that is not on offer stays in
// sight and in reach of the keys, with its reason.

import type { FieldPath } from 'react-hook-form';
import type { FormValues } from '../answers/form-values.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { Field, type FrameProps } from './field.tsx';
import { useFormValue } from './use-form-value.ts';
import { WholeOptions } from './whole-options.tsx';

export interface Card<V extends string = string> {
  readonly value: V;
  readonly title: string;
  /** A word or two below the title. */
  readonly detail: string;
  /** Why it cannot be chosen; absent where it can. */
  readonly reason?: string | undefined;
}

interface CardChoiceProps<V extends string> extends FrameProps {
  readonly field: FieldPath<FormValues>;
  readonly cards: readonly Card<V>[];
  /** A class for the grid: how many in a row. */
  readonly className?: string;
  /** In place of setting the answer alone, where a choice changes others with it. */
  readonly onChoose?: (value: V) => void;
}

/** The titles that share a reason, by reason. */
function reasonsOf(cards: readonly Card[]): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const { reason, title } of cards) {
    if (reason !== undefined) reasons.set(reason, [...(reasons.get(reason) ?? []), title]);
  }
  return reasons;
}

export function CardChoice<V extends string>({ cards, className = '', onChoose, ...frame }: CardChoiceProps<V>) {
  const { list } = useWords();
  const [value, set] = useFormValue(frame.field);
  const reasons = reasonsOf(cards);
  const reasonIds = [...reasons.keys()];
  const chosen = cards.find((card) => card.value === value) ?? cards.find(({ reason }) => reason === undefined);
  return (
    <Field {...frame} group>
      {({ id }, { missing }) => (
        <>
          <div className={`cards ${className} ${missing ? 'missing' : ''}`}>
            {cards.map((card) => (
              <label className="card" key={card.value}>
                <input
                  className="vh"
                  type="radio"
                  name={frame.field}
                  value={card.value}
                  checked={card.value === value}
                  {...(card === chosen ? { 'data-field': frame.field } : {})}
                  {...(card.reason === undefined
                    ? {}
                    : {
                        'aria-disabled': true,
                        'aria-describedby': `${id}-why-${reasonIds.indexOf(card.reason)}`,
                      })}
                  onChange={() => {
                    if (card.reason !== undefined) return;
                    if (onChoose === undefined) set(card.value);
                    else onChoose(card.value);
                  }}
                />
                <span>
                  <b>{card.title}</b>
                  <small>
                    <WholeOptions text={card.detail} />
                  </small>
                </span>
              </label>
            ))}
          </div>
          {[...reasons].map(([reason, titles], index) => (
            <p className="why" id={`${id}-why-${index}`} key={reason}>
              <Icon name="note" />
              <span>
                <b>{list(titles)}</b>: {reason}
              </span>
            </p>
          ))}
        </>
      )}
    </Field>
  );
}
