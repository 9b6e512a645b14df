// Nodes: the node groups, each with its platform and its tool, and what the cluster's own pods run.

import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { onFargate } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { SwitchField } from '../fields/switch-field.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { newGroup } from './nodes-choices.ts';
import { NodesGroup } from './nodes-group.tsx';
import type { StepDefinition } from './step.ts';
import './nodes-step.css';

interface Removed {
  readonly index: number;
  readonly group: NodeGroupValues;
}

/** The button that was pressed is gone, so this one takes the focus. */
function PutBack({ group: { index, group }, onPutBack }: { readonly group: Removed; readonly onPutBack: () => void }) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <p className="removed">
      {t('nodes.removed', { name: group.name || t('nodes.unnamed', { number: index + 1 }) })}
      <button type="button" className="link" ref={button} onClick={onPutBack}>
        {t('nodes.putBack')}
      </button>
    </p>
  );
}

function NodeGroups() {
  const { t } = useWords();
  const { form } = useAnswers();
  const { fields, append, remove, insert } = useFieldArray({ control: form.control, name: 'nodeGroups' });
  // A group that was removed can be put back as long as the step is open.
  const [removed, setRemoved] = useState<Removed>();
  // Groups that came with the page are closed where there are several; one that is made here opens.
  const [made, setMade] = useState(false);

  const add = () => {
    setMade(true);
    setRemoved(undefined);
    const taken = form.getValues('nodeGroups').map(({ name }) => name);
    append(newGroup(taken), { focusName: `nodeGroups.${fields.length}.name` });
  };
  const putBack = ({ index, group }: Removed) => {
    setRemoved(undefined);
    setMade(true);
    insert(index, group, { focusName: `nodeGroups.${index}.name` });
  };

  return (
    <div className="groups">
      {fields.map(({ id }, index) => (
        <NodesGroup
          key={id}
          index={index}
          openAtFirst={made || fields.length === 1}
          onRemove={() => {
            setRemoved({ index, group: structuredClone(form.getValues(`nodeGroups.${index}`)) });
            remove(index);
          }}
        />
      ))}
      <div role="status">{removed !== undefined && <PutBack group={removed} onPutBack={() => putBack(removed)} />}</div>
      {fields.length === 0 && <p className="help none">{t('nodes.none')}</p>}
      <Button className="btn line add" data-field="nodeGroups" onClick={add}>
        <Icon name="plus" />
        {t('nodes.add')}
      </Button>
    </div>
  );
}

function Fargate() {
  const { say } = useWords();
  return (
    <section className="sec" aria-labelledby="nodes-fargate">
      <div className="sech">
        <h2 id="nodes-fargate">{say(onFargate.title)}</h2>
      </div>
      <p className="help">{say(onFargate.about)}</p>
    </section>
  );
}

function NodesStep() {
  const { t } = useWords();
  return (
    <>
      <NodeGroups />
      <section className="sec" aria-labelledby="nodes-add-ons">
        <div className="sech">
          <h2 id="nodes-add-ons">{t('nodes.addOns')}</h2>
          <p>{t('nodes.addOns.why')}</p>
        </div>
        <div className="switches">
          <SwitchField field="addOns.vpcCni.nodeAgent" label={t('nodes.nodeAgent')} help={t('nodes.nodeAgent.why')} />
          <SwitchField field="addOns.kubeProxy.patch" label={t('nodes.kubeProxy')} help={t('nodes.kubeProxy.why')} />
        </div>
      </section>
      <Fargate />
    </>
  );
}

export const nodesStep: StepDefinition = {
  id: 'nodes',
  title: 'nodes.title',
  lead: 'nodes.lead',
  fields: ['nodeGroups.', 'addOns.'],
  caption: ({ bundle }, { t }) => t('nodes.count', { count: bundle.plan.nodeGroups.length }),
  begun: ({ bundle }) => bundle.plan.nodeGroups.length > 0,
  Step: NodesStep,
};
