// The step that checks the AWS APIs which have no VPC endpoint here, from a node, through the proxy.

import type { RunbookStep } from '../../model/document.ts';
import type { Plan } from '../../model/plan.ts';
import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';
import { loginPath } from '../platforms/login-at-boot.ts';

// What every node calls: joining and addresses, login to the registry, image layers.
const services = [
  { service: 'ec2', host: 'ec2' },
  { service: 'ecr.api', host: 'api.ecr' },
  { service: 's3', host: 's3' },
];

/** curl by the proxy; with its login from the file of the node, which is no argument. */
const byProxy = ({ httpsProxy, login }: Plan): Verbatim =>
  verbatim(
    login === undefined
      ? sh`curl --noproxy '' --proxy ${httpsProxy}`
      : sh`sudo sh -c ${`set -a; . ${loginPath}; exec curl "$@"`} curl --noproxy ''`,
  );

/** One step with a command for each of EC2, ECR and S3 that no endpoint with private DNS serves; none if all are served. */
export function throughProxy(plan: Plan): readonly RunbookStep[] {
  const { region, vpcEndpoints } = plan.settings.cluster;
  const served = vpcEndpoints.flatMap((endpoint) => {
    if (typeof endpoint === 'string') return [endpoint];
    return endpoint.privateDns ? [endpoint.service] : [];
  });
  // --noproxy '': curl obeys no_proxy even where the proxy is named (facts of curl's environment handling, curl(1)).
  const commands = services
    .filter(({ service }) => !served.includes(service))
    .map(
      ({ service, host }) =>
        sh`${byProxy(plan)} --silent --show-error --output /dev/null --max-time 20 --write-out ${`${service} %{http_code}\\n`} ${`https://${host}.${region}.${plan.dnsSuffix}/`}`,
    );
  if (commands.length === 0) return [];
  return [
    {
      id: 'check-through-proxy',
      kind: 'step',
      title: { en: 'Check AWS through the proxy' },
      about: {
        en: 'For the services without a VPC endpoint. Run it in a shell on a node of the group (Session Manager, SSH). Any status from 200 to 499 but 407 means that the call came through; 000 with a message of curl means that the proxy or its allow-list stands in the way, 407 that it asks for a password.',
      },
      commands,
    },
  ];
}
