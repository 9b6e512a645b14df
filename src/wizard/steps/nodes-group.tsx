// One node group as a card that opens: what it is in one line, what it waits for, and its questions.

import IconButton from '@mui/material/IconButton';
import { useId, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useAnswers } from '../answers/answers.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { platformOf, toolOf } from './nodes-choices.ts';
import { NodesGroupBody } from './nodes-group-body.tsx';
import { NodesGroupState } from './nodes-waits.tsx';

interface NodesGroupProps {
  readonly index: number;
  readonly openAtFirst: boolean;
  readonly onRemove: () => void;
}

export function NodesGroup({ index, openAtFirst, onRemove }: NodesGroupProps) {
  const { t } = useWords();
  const { form } = useAnswers();
  const { control } = form;
  const field = `nodeGroups.${index}` as const;
  const name = useWatch({ control, name: `${field}.name` }) || t('nodes.unnamed', { number: index + 1 });
  const platform = useWatch({ control, name: `${field}.platform` });
  const management = useWatch({ control, name: `${field}.management` });
  const tool = useWatch({ control, name: `${field}.tool` });
  const [open, setOpen] = useState(openAtFirst);
  const body = useId();
  const summary = [
    platformOf({ platform })?.title ?? '',
    management === '' ? '' : t(`nodes.management.${management}`),
    toolOf({ tool })?.title ?? '',
  ];
  return (
    <section className="group" aria-label={t('nodes.group', { name })}>
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
        <span className="sum">{summary.filter((part) => part !== '').join(', ')}</span>
        <span className="r">
          <NodesGroupState field={field} />
          <IconButton className="icon small" aria-label={t('nodes.remove', { name })} onClick={onRemove}>
            <Icon name="trash" />
          </IconButton>
        </span>
      </header>
      <div className="body" id={body} hidden={!open}>
        {open && <NodesGroupBody field={field} />}
      </div>
    </section>
  );
}
