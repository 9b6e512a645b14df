// One node group as a card that opens: what it is in one line, what it waits for, and its questions.

import { useEffect, useId, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useAnswers } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { usePlace } from '../frame/place.tsx';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { platformOf, titleOfTool, toolOf } from './nodes-choices.ts';
import { NodesGroupBody } from './nodes-group-body.tsx';
import { actionId, type useNodeGroups } from './nodes-groups.ts';
import { NodesGroupState } from './nodes-waits.tsx';

interface NodesGroupProps {
  readonly index: number;
  readonly count: number;
  readonly openAtFirst: boolean;
  readonly groups: Pick<ReturnType<typeof useNodeGroups>, 'duplicate' | 'move' | 'remember' | 'remove'>;
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly id?: string;
  readonly disabled?: boolean;
}

/** One that leads nowhere stays in reach, so that the focus is not lost on it. */
function Action({ icon, label, onClick, disabled = false, ...button }: ActionProps) {
  return (
    <Button
      className="icon small"
      aria-label={label}
      title={label}
      onClick={() => disabled || onClick()}
      {...(disabled ? { 'aria-disabled': true } : {})}
      {...button}
    >
      <Icon name={icon} />
    </Button>
  );
}

export function NodesGroup({ index, count, openAtFirst, groups }: NodesGroupProps) {
  const words = useWords();
  const { t, list } = words;
  const { form } = useAnswers();
  const { control } = form;
  const field = `nodeGroups.${index}` as const;
  const name = useWatch({ control, name: `${field}.name` }) || t('nodes.unnamed', { number: index + 1 });
  const platform = useWatch({ control, name: `${field}.platform` });
  const management = useWatch({ control, name: `${field}.management` });
  const tool = useWatch({ control, name: `${field}.tool` });
  const [open, setOpen] = useState(openAtFirst);
  useEffect(() => groups.remember(name, open));
  const body = useId();
  const { edit } = usePlace();
  const summary = [
    platformOf({ platform })?.title ?? '',
    management === '' ? '' : t(`nodes.management.${management}`),
    titleOfTool(toolOf({ tool }), words),
  ];
  return (
    <section
      className="group"
      aria-label={t('nodes.group', { name })}
      onFocus={({ target }) => edit({ index, tool: target.getAttribute('name') === `${field}.tool` })}
    >
      <header>
        <h2>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={body}
            data-field={field}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'open' : 'folded'} />
            <b>{name}</b>
          </button>
        </h2>
        <span className="sum">{list(summary.filter((part) => part !== ''))}</span>
        <span className="r">
          <NodesGroupState field={field} />
          {count > 1 && (
            <>
              <Action
                icon="up"
                id={actionId(index, -1)}
                label={t('nodes.moveUp', { name })}
                disabled={index === 0}
                onClick={() => groups.move(index, -1)}
              />
              <Action
                icon="down"
                id={actionId(index, 1)}
                label={t('nodes.moveDown', { name })}
                disabled={index === count - 1}
                onClick={() => groups.move(index, 1)}
              />
            </>
          )}
          <Action icon="copy" label={t('nodes.duplicate', { name })} onClick={() => groups.duplicate(index)} />
          <Action icon="trash" label={t('nodes.remove', { name })} onClick={() => groups.remove(index)} />
        </span>
      </header>
      <div className="body" id={body} hidden={!open}>
        {open && <NodesGroupBody field={field} />}
      </div>
    </section>
  );
}
