// A stand-in for nodeadm of EKS Hybrid Nodes, which validates what the real one validates, rewritten from what aws/eks-hybrid
// e5f42ca4 does: internal/network/proxy_validator.go, internal/node/hybrid/validator.go, internal/configprovider/file.go,
// cmd/nodeadm/{install,init}. It runs inside the root that the script was run in, and writes down what it was called with.

import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { hybridNodeConfigErrors } from '../matrix/hybrid-node-config.mjs';

const [command = '', ...words] = process.argv.slice(2);

/**
 * @param {string} why
 * @returns {never}
 */
function refuse(why) {
  process.stderr.write(`nodeadm: ${why}\n`);
  process.exit(1);
}

/** @param {string} name */
const option = (name) => words[words.indexOf(name) + 1] ?? '';
const osId = () => /^ID=["']?([^"'\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';

/**
 * getEffectiveProxyValue
 * @param {string} name
 */
const effective = (name) => process.env[name] || process.env[name.toLowerCase()] || '';

/**
 * @param {string} file
 * @param {readonly string[]} texts
 */
function mustHold(file, ...texts) {
  if (!existsSync(file)) refuse(`proxy configuration file not found: ${file}`);
  const content = readFileSync(file, 'utf8');
  for (const text of texts) if (!content.includes(text)) refuse(`${file} does not contain ${text}`);
}

/** @param {boolean} ssm */
function validateProxy(ssm) {
  const [http, https] = [effective('HTTP_PROXY'), effective('HTTPS_PROXY')];
  // The real one goes on without a proxy; here that means that the script exported none.
  if (http === '' && https === '') refuse('no proxy is exported');
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    const [upper, lower] = [process.env[name] ?? '', process.env[name.toLowerCase()] ?? ''];
    if (upper !== '' && lower !== '' && upper !== lower) refuse(`${name} differs in upper and lower case`);
  }
  const os = osId();
  if (os === 'ubuntu') {
    mustHold('/etc/apt/apt.conf.d/proxy.conf', `Acquire::http::Proxy "${http}"`, `Acquire::https::Proxy "${https}"`);
  } else if (os === 'rhel') {
    mustHold('/etc/yum.conf', `proxy=${http}`);
  } else if (os === 'amzn') {
    mustHold('/etc/dnf/dnf.conf', `proxy=${http}`);
  } else {
    refuse(`unsupported operating system: ${os}`);
  }
  const agent = os === 'ubuntu' ? 'snap.amazon-ssm-agent.amazon-ssm-agent' : 'amazon-ssm-agent';
  for (const file of [
    '/etc/systemd/system/kubelet.service.d/http-proxy.conf',
    '/usr/lib/systemd/system/containerd.service.d/http-proxy.conf',
    ...(ssm ? [`/etc/systemd/system/${agent}.service.d/http-proxy.conf`] : []),
  ]) {
    mustHold(file, `HTTP_PROXY=${http}`, `HTTPS_PROXY=${https}`);
  }
}

/**
 * @typedef {{ activationCode?: string, activationId?: string }} Ssm
 * @typedef {Record<string, string | undefined>} RolesAnywhere
 * @typedef {{ ssm?: Ssm, iamRolesAnywhere?: RolesAnywhere }} Hybrid
 * @typedef {{ spec: { cluster: { name?: string, region?: string }, hybrid?: Hybrid } }} NodeConfig
 */

/** Strictly, as from a file; then what hybrid nodes cannot do without. Says whether the machine comes by SSM. */
function readConfig() {
  const [, path = ''] = /^file:\/\/(.*)$/.exec(option('--config-source')) ?? [];
  /** @type {NodeConfig} */
  const config = parse(readFileSync(path, 'utf8'));
  const errors = hybridNodeConfigErrors(config);
  if (errors.length > 0) refuse(errors.join('; '));
  const { cluster, hybrid } = config.spec;
  if (!cluster.name || !cluster.region) refuse('name or region is missing in cluster configuration');
  const { ssm, iamRolesAnywhere } = hybrid ?? {};
  if ((ssm === undefined) === (iamRolesAnywhere === undefined))
    refuse('one of IAMRolesAnywhere or SSM must be provided');
  if (ssm !== undefined) {
    if (!/^.{20,250}$/.test(ssm.activationCode ?? '')) refuse('invalid ActivationCode format');
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ssm.activationId ?? ''))
      refuse('invalid ActivationID format');
    return true;
  }
  for (const key of ['roleArn', 'profileArn', 'trustAnchorArn', 'nodeName']) {
    if (!iamRolesAnywhere?.[key]) refuse(`${key} is missing in hybrid iam roles anywhere configuration`);
  }
  if ((iamRolesAnywhere?.nodeName ?? '').length > 64) refuse('NodeName is too long');
  for (const key of ['certificatePath', 'privateKeyPath']) {
    if (!existsSync(iamRolesAnywhere?.[key] ?? '')) refuse(`${key} not found`);
  }
  return false;
}

const proxies = Object.entries(process.env).filter(([name]) => /_proxy$/i.test(name));
appendFileSync('/judge/nodeadm.env', `${command} ${JSON.stringify(Object.fromEntries(proxies))}\n`);
appendFileSync('/judge/nodeadm.log', `${process.argv.slice(2).join(' ')}\n`);
if (command === 'install') {
  if (!['ssm', 'iam-ra'].includes(option('--credential-provider'))) refuse('unknown credential provider');
  if (osId() === 'rhel' && option('--containerd-source') !== 'docker') refuse('distro is not supported on rhel');
  if (osId() === 'amzn' && option('--containerd-source') === 'docker') refuse('docker is not supported on amzn');
  mkdirSync('/opt/nodeadm', { recursive: true });
  writeFileSync('/opt/nodeadm/tracker', 'Artifacts: {}\n');
} else if (command === 'config') {
  readConfig();
} else if (command === 'init') {
  // The real one says so and ends well.
  if (!existsSync('/opt/nodeadm/tracker')) process.exit(0);
  const ssm = readConfig();
  if (option('--skip') !== 'proxy-validation' || !words.includes('--skip')) validateProxy(ssm);
  writeFileSync('/judge/kubelet-runs', '');
} else {
  refuse(`unknown command ${command}`);
}
