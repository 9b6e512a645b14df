// User data through the real cloud-init: each distinct shape, with IMDSv2 required, booted twice.

import { type Bundle, definitions } from '../../../src/core/index.ts';
import { authority } from '../frame/certificates.ts';
import { type Outcome, run } from '../frame/command.ts';
import type { Lab, Part } from '../frame/part.ts';
import { each, newRecord, type Record } from '../frame/record.ts';
import { fewest, firstOfPlatform, type Shape, shapes } from '../shapes.ts';
import { hasBoothook, hasNodeConfig, toolShapes } from '../tools/tool-shapes.ts';
import { type Booted, boot } from './boot.ts';
import { FOREIGN, LOGIN } from './image.ts';
import { mimeParts } from './mime-parts.ts';

const BOOTS = 2;
/** User data of a run without `--all`. */
const LIMIT = 40;

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/** The values that a file gives a variable, without the quotes around them: as shells, PAM and systemd read it. */
const valuesOf = (text: string, variable: string): readonly string[] => [
  ...[...text.matchAll(new RegExp(`^(?:export )?${variable}=(.*)$`, 'gm'))].map(([, value = '']) =>
    value.replace(/^"(.*)"$/, '$1'),
  ),
  ...[...text.matchAll(new RegExp(`^(?:Default)?Environment="${variable}=(.*)"$`, 'gm'))].map(([, value = '']) =>
    value.replaceAll('%%', '%').replace(/\\(.)/g, '$1'),
  ),
];

const expected = ({ plan }: Pick<Bundle, 'plan'>, variable: string): string => {
  if (/^no_proxy$/i.test(variable)) return plan.noProxy;
  return /^https/i.test(variable) ? plan.httpsProxy : plan.httpProxy;
};

const LOGIN_FILE = 'etc/eks/proxy-login.env';

/** The login of a proxy that asks for one: for root alone, whole, and nowhere else. */
function loginHolds({ name, bundle: { plan } }: Shape, booted: Booted, record: Record): void {
  const file = booted.files.at(-1)?.find(({ path }) => path === LOGIN_FILE);
  if (plan.login === undefined) {
    record.hold(name, 'there is no login', file === undefined);
    return;
  }
  const login = `${encodeURIComponent(LOGIN.username)}:${encoded(LOGIN.password)}@`;
  const wanted = VARIABLES.filter((variable) => !/^no_proxy$/i.test(variable))
    .map((variable) => `${variable}=${expected({ plan }, variable).replace('://', `://${login}`)}`)
    .join('\n');
  record.hold(name, `/${LOGIN_FILE} has the addresses with the login`, booted.text(LOGIN_FILE) === `${wanted}\n`);
  record.hold(name, `/${LOGIN_FILE} is for root alone`, file?.mode === '600', file?.mode);
  const elsewhere = (booted.files.at(-1) ?? []).filter(
    ({ path }) => path !== LOGIN_FILE && /jane/.test(booted.text(path)),
  );
  record.hold(
    name,
    'the login is in no other file',
    elsewhere.length === 0,
    elsewhere.map(({ path }) => path).join(', '),
  );
  record.hold(
    name,
    'nothing that cloud-init printed or logged has the login',
    !/jane/.test(booted.printed + booted.log),
  );
  const asked = booted.called('aws');
  record.hold(
    name,
    'the store is asked once a boot, past the proxy',
    asked.split('== ').length === booted.files.length + 1,
    asked,
  );
  record.hold(name, 'the store is not asked by the proxy', !/^https?_proxy=/im.test(asked), asked);
}

/** Percent-encoding of every byte but the unreserved ones (RFC 3986). */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The files that hold the variables, each of the six once and with the plan's value. */
function variableFiles(shape: Shape, booted: Booted, record: Record): readonly string[] {
  const paths = (booted.files.at(-1) ?? []).flatMap(({ path }) => (path === LOGIN_FILE ? [] : [path]));
  return paths.filter((path) => {
    const text = booted.text(path);
    const found = VARIABLES.map((variable) => valuesOf(text, variable));
    if (found.every((values) => values.length === 0)) return false;
    const good = VARIABLES.every((variable, index) => {
      const values = found[index] ?? [];
      // Networks that are read from the metadata service come on top.
      return values.length === 1 && values[0]?.startsWith(expected(shape.bundle, variable));
    });
    record.hold(shape.name, `/${path} has the six variables once, with the values of the plan`, good, text);
    return true;
  });
}

const judged = new Map<string, Promise<Outcome>>();

/** What shellcheck says of a text; asked once, because many user data have the same. */
function shellcheck({ roots }: Lab, text: string): Promise<Outcome> {
  const outcome = judged.get(text) ?? run('chroot', [roots.tools, 'shellcheck', '-f', 'gcc', '-'], { input: text });
  judged.set(text, outcome);
  return outcome;
}

/** What is true of every user data, whatever its platform. */
async function holds(lab: Lab, shape: Shape, booted: Booted, record: Record): Promise<void> {
  const { name } = shape;
  const parts = mimeParts(shape.userData);
  record.hold(name, 'cloud-init ends without errors', booted.errors.length === 0, booted.errors.join('; '));
  record.hold(name, 'no boothook fails', booted.badHooks.length === 0, booted.badHooks.join('; '));
  record.hold(name, 'no command of cloud-init fails', booted.badCommands === '', booted.badCommands);
  const [first = '', second = first] = booted.files.map((files) =>
    files.map(({ mode, hash, path }) => `${mode} ${hash} ${path}`).join('\n'),
  );
  record.hold(name, 'the second boot changes no file', first === second, second);
  const lacking = booted.printed
    .split('\n')
    .filter((line) => /: command not found|: No such file or directory/.test(line));
  record.hold(name, 'every command is there', lacking.length === 0, lacking.join('; '));
  const environment = booted.text('etc/environment');
  record.hold(name, 'lines of others stay in /etc/environment', environment.startsWith(`${FOREIGN}\n`), environment);
  const open = (booted.files.at(-1) ?? []).filter(({ mode }) => /[2367]$/.test(mode));
  record.hold(name, 'no file can be written by everybody', open.length === 0, open.map(({ path }) => path).join(', '));
  const unknown = [...booted.log.matchAll(/Unhandled unknown content-type \(([^)]*)\)/g)].map(([, type]) => type);
  record.hold(
    name,
    'cloud-init knows every part but that of nodeadm',
    unknown.every((type) => type === 'application/node.eks.aws'),
    unknown.join(', '),
  );
  const withoutToken = booted.asked.filter(({ status }) => status === 401);
  record.hold(
    name,
    'nobody asks for metadata without a token',
    withoutToken.length === 0,
    JSON.stringify(withoutToken),
  );
  for (const { contentType, text } of parts.filter((part) => part.contentType.startsWith('text/'))) {
    const { code, out, err } = await shellcheck(lab, text);
    record.hold(name, `shellcheck has nothing to say of the ${contentType} part`, code === 0, out + err);
  }
}

/** Boots a shape and notes all that must be true of it. */
export async function bootShape(lab: Lab, shape: Shape, record: Record, boots = BOOTS): Promise<void> {
  const booted = await boot(lab, shape.userData, { boots });
  record.count('user data');
  record.count('boots', boots);
  await holds(lab, shape, booted, record);
  loginHolds(shape, booted, record);
  const files = variableFiles(shape, booted, record);
  // With a NodeConfig, that is what brings the variables and joins the node.
  const types = mimeParts(shape.userData).map(({ contentType }) => contentType);
  const hooks =
    types.some((type) => type.startsWith('text/cloud-boothook')) &&
    !types.some((type) => type.startsWith('application/node.eks.aws'));
  record.hold(shape.name, 'a boothook leaves the variables on the node', !hooks || files.length > 0);
  const written = (booted.files.at(-1) ?? []).map(({ path }) => path);
  const dropIns = written.filter((path) => /\.service\.d\/[^/]+\.conf$/.test(path));
  for (const path of dropIns) {
    const source = /^EnvironmentFile=-?(.*)$/m.exec(booted.text(path))?.[1];
    const good = source === undefined || written.includes(source.replace(/^\//, '')) || !source.includes('proxy');
    record.hold(shape.name, `what /${path} refers to is there`, good, source ?? '');
  }
  // What a tool adds to join the node runs in a service, and has the variables from systemd: the booted node shows that.
  const byUserData = shape.bundle.plan.nodeGroups[0]?.bootstrapper === 'user-data';
  const bootstrapped = byUserData ? booted.called('bootstrap.sh') : '';
  const joins = hooks && byUserData;
  record.hold(shape.name, 'bootstrap.sh is called where the node joins by itself', joins === (bootstrapped !== ''));
  if (bootstrapped !== '') {
    record.hold(
      shape.name,
      'bootstrap.sh is called once in two boots',
      bootstrapped.split('== ').length === 2,
      bootstrapped,
    );
    const { cluster } = shape.bundle.plan.settings;
    record.hold(shape.name, 'bootstrap.sh has the cluster', bootstrapped.includes(`\n${cluster.name}\n`), bootstrapped);
    const host = (one: string) => expected(shape.bundle, one).replace(/^https?:\/\//, '');
    const proxied = VARIABLES.every((one) => new RegExp(`^${one}=.*`, 'm').exec(bootstrapped)?.[0].endsWith(host(one)));
    record.hold(shape.name, 'bootstrap.sh has the six variables', proxied, bootstrapped);
    const signal = booted.called('cfn-signal');
    const good = signal === '' || signal.includes('\n--exit-code\n0\n');
    record.hold(shape.name, 'cfn-signal tells that bootstrap.sh ended well', good, signal);
  }
  const others = written.filter((path) => !files.includes(path) && !dropIns.includes(path));
  const said = [
    files.length > 0 ? `six variables in ${files.map((path) => `/${path}`).join(' and ')}` : '',
    dropIns.length > 0 ? `${dropIns.length} drop-ins` : '',
    others.length > 0 ? `also ${others.map((path) => `/${path}`).join(', ')}` : '',
    bootstrapped === '' ? '' : 'bootstrap.sh called with them',
    booted.called('cfn-signal') === '' ? '' : 'cfn-signal called',
  ].filter((words) => words !== '');
  record.see({
    story: shape.name,
    witness: 'cloud-init',
    seen: `${said.join('; ')}. No error, and the second boot changes nothing.`,
  });
}

/** Where bootstrap.sh fails, CloudFormation hears it. */
export async function bootFailing(lab: Lab, shape: Shape, record: Record): Promise<void> {
  const story = `${shape.name}, bootstrap.sh fails`;
  const booted = await boot(lab, shape.userData, { boots: 1, bootstrapFails: true });
  record.count('boots');
  const signal = booted.called('cfn-signal');
  record.hold(story, 'cfn-signal has the code of bootstrap.sh', signal.includes('\n--exit-code\n7\n'), signal);
  record.hold(story, 'cloud-init tells of it too', booted.errors.length > 0);
  record.see({ story, witness: 'cfn-signal', seen: 'It is called with the code with which bootstrap.sh ended.' });
}

/** The last is a network more than the answers know. */
const BLOCKS = ['10.0.0.0/16', '100.64.0.0/16', '10.77.0.0/16'];

/** Boots a shape that reads the networks of the VPC, with a token to be had or none. */
export async function bootFromMetadata(
  lab: Lab,
  { shape, noToken }: { readonly shape: Shape; readonly noToken: boolean },
  own: Record,
): Promise<void> {
  const story = `${shape.name}, ${noToken ? 'no token to be had' : 'a network more than the answers know'}`;
  const hold = (what: string, good: boolean, instead = '') => own.hold(story, what, good, instead);
  const booted = await boot(lab, shape.userData, { boots: BOOTS, noToken, blocks: BLOCKS });
  own.count('boots', BOOTS);
  hold('no boothook fails', booted.badHooks.length === 0, booted.badHooks.join('; '));
  const refused = booted.asked.filter(({ status }) => status === 401);
  hold('nobody asks for metadata without a token', refused.length === 0, JSON.stringify(refused));
  const files = (booted.files.at(-1) ?? []).filter(({ path }) => valuesOf(booted.text(path), 'NO_PROXY').length > 0);
  hold('the variables are there', files.length > 0);
  for (const { path } of files) {
    const [value = ''] = valuesOf(booted.text(path), 'NO_PROXY');
    const entries = value.split(',');
    const written = expected(shape.bundle, 'NO_PROXY').split(',');
    const whole = written.every((entry) => entries.includes(entry));
    hold(`/${path} has the whole list`, whole && !/[<>\s]/.test(value) && !entries.includes(''), value);
    const more = entries.includes('10.77.0.0/16');
    hold(`/${path} ${noToken ? 'has no more' : 'has the network too'}`, more === !noToken, value);
  }
  own.see({
    story,
    witness: 'cloud-init',
    seen: noToken ? 'The written list, whole.' : 'The written list and the network.',
  });
}

/** Networks that are read at boot: all of them in the list, and the written list where no token is to be had. */
async function fromMetadata(lab: Lab, all: readonly Shape[], record: Record): Promise<void> {
  // One for each platform: what else is asked has no part in it.
  const asking = firstOfPlatform(all.filter(({ group }) => group.options?.vpcCidrsFromImds === true));
  if (!definitions.platforms.some(({ options }) => options.some(({ key }) => key === 'vpcCidrsFromImds'))) {
    record.skip('networks of the VPC read from instance metadata: no platform offers it yet');
    return;
  }
  const wishes = asking.flatMap((shape) => [false, true].map((noToken) => ({ shape, noToken })));
  await each(lab, wishes, record, (wish, own) => bootFromMetadata(lab, wish, own));
}

export const cloudInit: Part = {
  id: 'cloud-init',
  title: 'User data through cloud-init',
  async run(lab) {
    const record = newRecord();
    const { certificate } = await authority(lab, 'Proxy CA');
    const found = await shapes(lab.all, certificate, undefined, true);
    const all = lab.all ? found : fewest(found).slice(0, LIMIT);
    const left = found.length - all.length;
    if (left > 0) record.skip(`${left} more user data, each a mixture of these: npm run lab -- --all`);
    if (!all.some(({ name }) => name.includes('CA bundle'))) record.skip('CA bundles: this version writes none');
    await each(lab, all, record, (shape, own) => bootShape(lab, shape, own));
    const carried = await toolShapes((shape) => hasBoothook(shape) && !hasNodeConfig(shape));
    await each(lab, carried, record, (shape, own) => bootShape(lab, shape, own, 1));
    await fromMetadata(lab, all, record);
    const signalling = all.filter(
      ({ userData }) => /^\/opt\/aws\/bin\/cfn-signal/m.test(userData) && /^\/etc\/eks\/bootstrap\.sh/m.test(userData),
    );
    await each(lab, firstOfPlatform(signalling), record, (shape, own) => bootFailing(lab, shape, own));
    return record.report();
  },
};
