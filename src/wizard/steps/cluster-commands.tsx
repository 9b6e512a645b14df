// The commands whose output the paste box reads, each ready to run: with the cluster's name and region where they are known.

import { useSnapshot } from '../answers/answers.tsx';
import { CopyButton } from '../fields/copy-button.tsx';
import { useFieldFindings } from '../fields/use-field-findings.ts';
import { type MessageKey, useWords } from '../words/words.tsx';

/** The name and the region as far as they are answered and right: then neither needs a quote in a shell. */
export function useClusterWords(): { readonly name: string; readonly region: string } {
  const name = useSnapshot(({ draft }) => draft.cluster?.name ?? '');
  const region = useSnapshot(({ draft }) => draft.cluster?.region ?? '');
  const nameIsRight = useFieldFindings('cluster.name').length === 0;
  const regionIsRight = useFieldFindings('cluster.region').length === 0;
  return { name: nameIsRight ? name : '', region: regionIsRight ? region : '' };
}

interface Command {
  readonly what: MessageKey;
  readonly text: string;
}

function commandsFor(name: string, region: string): readonly Command[] {
  const of = `--name ${name === '' ? 'NAME' : name}${region === '' ? '' : ` --region ${region}`}`;
  const at = region === '' ? '' : ` --region ${region}`;
  const vpc = `$(aws eks describe-cluster ${of} --query cluster.resourcesVpcConfig.vpcId --output text)`;
  return [
    { what: 'cluster.command.service', text: "kubectl get service kubernetes -o jsonpath='{.spec.clusterIP}'; echo" },
    { what: 'cluster.command.cluster', text: `aws eks describe-cluster ${of}` },
    { what: 'cluster.command.vpcs', text: `aws ec2 describe-vpcs${at} --vpc-ids ${vpc}` },
    {
      what: 'cluster.command.endpoints',
      text: `aws ec2 describe-vpc-endpoints${at} --filters Name=vpc-id,Values=${vpc}`,
    },
    {
      what: 'cluster.command.serviceCidr',
      text: "kubectl get servicecidr kubernetes -o jsonpath='{.spec.cidrs[*]}'; echo",
    },
  ];
}

export function ClusterCommands({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { name, region } = useClusterWords();
  return (
    <ul className="commands" id={id} aria-label={t('cluster.command.list')}>
      {commandsFor(name, region).map(({ what, text }) => (
        <li key={what}>
          <p>{t(what)}</p>
          <div className="cmdline">
            <code>{text}</code>
            <CopyButton text={text} name={t('copy.named', { command: t(what) })} />
          </div>
        </li>
      ))}
    </ul>
  );
}
