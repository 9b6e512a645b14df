// Step 1: what the cluster is. Paste what it says, or fill in the fields.

import { useSnapshot } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { CheckField } from '../fields/check-field.tsx';
import { ChoiceField } from '../fields/choice-field.tsx';
import { ListField } from '../fields/list-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useExample } from '../frame/use-example.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ClusterEndpoints } from './cluster-endpoints.tsx';
import { ClusterFacts } from './cluster-facts.tsx';
import { ClusterPaste } from './cluster-paste.tsx';
import { ClusterRegion } from './cluster-region.tsx';
import { ClusterScript } from './cluster-script.tsx';
import { ClusterSource } from './cluster-source.tsx';
import { usePastedCluster, useSourced } from './use-cluster-pasted.ts';
import './cluster-step.css';

function Example() {
  const { t } = useWords();
  const loadExample = useExample();
  return (
    <div className="start">
      <Icon name="example" />
      <span>
        {t('cluster.example.title')}
        <small>{t('cluster.example.about')}</small>
      </span>
      <span className="r">
        <Button className="btn line small" onClick={loadExample}>
          {t('cluster.example.load')}
        </Button>
      </span>
    </div>
  );
}

function Starts() {
  const [{ detection }] = usePastedCluster();
  const untouched = useSnapshot(({ draft }) => !draft.cluster?.name && !draft.cluster?.region);
  if (detection !== undefined) return null;
  return (
    <div className="starts">
      <ClusterScript />
      {untouched && <Example />}
    </div>
  );
}

function Version() {
  const { t } = useWords();
  const [, taken] = useSourced('cluster.kubernetesVersion');
  return (
    <TextField
      field="cluster.kubernetesVersion"
      placeholder="1.34"
      {...(taken === undefined ? { hint: t('field.optional') } : {})}
      help={t('cluster.version.help')}
      source={<ClusterSource field="cluster.kubernetesVersion" />}
    />
  );
}

function Questions() {
  const { t } = useWords();
  const [{ detection }] = usePastedCluster();
  return (
    <section className="sec">
      <div className="sech">
        <h2>{t(detection === undefined ? 'cluster.fields.or' : 'cluster.fields.title')}</h2>
      </div>
      <div className="grid2">
        <TextField
          field="cluster.name"
          placeholder="prod"
          help={t('cluster.name.help')}
          source={<ClusterSource field="cluster.name" />}
        />
        <ClusterRegion />
        <TextField
          field="cluster.endpoint"
          wide
          placeholder="https://"
          help={t('cluster.endpoint.help')}
          source={<ClusterSource field="cluster.endpoint" />}
        />
        <ChoiceField
          field="cluster.endpointAccess"
          wide
          help={t('cluster.access.help')}
          source={<ClusterSource field="cluster.endpointAccess" />}
          choices={[
            { value: 'private', label: t('cluster.access.private') },
            { value: 'public', label: t('cluster.access.public') },
            { value: 'public-and-private', label: t('cluster.access.public-and-private') },
          ]}
        />
        <ListField
          field="cluster.serviceCidrs"
          placeholder="172.20.0.0/16"
          help={t('cluster.serviceCidrs.help')}
          source={<ClusterSource field="cluster.serviceCidrs" />}
        />
        <ListField
          field="cluster.vpcCidrs"
          placeholder="10.0.0.0/16"
          help={t('cluster.vpcCidrs.help')}
          source={<ClusterSource field="cluster.vpcCidrs" />}
        />
        <Version />
        <TextField
          field="cluster.dnsDomain"
          placeholder="cluster.local"
          hint={t('field.optional')}
          help={t('cluster.dnsDomain.help')}
        />
        <TextField
          field="cluster.certificateAuthority"
          wide
          multiline
          placeholder="LS0tLS1CRUdJTi..."
          help={t('cluster.authority.help')}
          source={<ClusterSource field="cluster.certificateAuthority" />}
        />
      </div>
    </section>
  );
}

export function ClusterStep() {
  const { t } = useWords();
  return (
    <>
      <section className="sec first" aria-label={t('cluster.paste.section')}>
        <ClusterPaste />
        <ClusterFacts />
        <Starts />
      </section>
      <Questions />
      <section className="sec">
        <ClusterEndpoints />
        <div className="fips">
          <CheckField field="cluster.fips" label={t('cluster.fips.label')} about={t('cluster.fips.about')} />
        </div>
      </section>
    </>
  );
}
