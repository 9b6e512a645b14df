// Nodes: the node groups, each with its platform and its tool, and what the cluster's own pods run.

import { onFargate } from '../../core/index.ts';
import { Button } from '../fields/button.tsx';
import { SwitchField } from '../fields/switch-field.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { NodesGroup } from './nodes-group.tsx';
import { useNodeGroups } from './nodes-groups.ts';
import './nodes-step.css';

function NodeGroups() {
  const { t } = useWords();
  const groups = useNodeGroups();
  return (
    <div className="groups">
      {groups.ids.map((id, index) => (
        <NodesGroup
          key={id}
          index={index}
          count={groups.ids.length}
          openAtFirst={groups.opens(index)}
          groups={groups}
        />
      ))}
      {groups.ids.length === 0 && <p className="help none">{t('nodes.none')}</p>}
      <Button className="btn line add" data-field="nodeGroups" onClick={groups.add}>
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

export function NodesStep() {
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
