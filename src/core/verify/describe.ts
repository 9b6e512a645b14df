// Reads what `kubectl describe` prints of pods and DaemonSets (staging/src/k8s.io/kubectl/pkg/describe/describe.go in
// kubernetes/kubernetes), whole or in part, as far as environment variables go.

export interface DescribedContainer {
  /** The pod or DaemonSet; empty where its name is not in the text. */
  readonly owner: string;
  /** Empty in a piece of output without the container's name. */
  readonly name: string;
  readonly init: boolean;
  readonly line: number;
  /** ConfigMaps of envFrom, taken without a prefix. */
  readonly from: readonly string[];
  /** Secrets of envFrom, taken without a prefix. */
  readonly secrets: readonly string[];
  /** Variables that are a key of the same name in a ConfigMap. */
  readonly keys: readonly { readonly key: string; readonly configMap: string }[];
  /** Variables that are a key of the same name in a Secret. */
  readonly secretKeys: readonly { readonly key: string; readonly secret: string }[];
  /** Variables with a value in the container itself. */
  readonly own: readonly string[];
  /** Why the container does not start. */
  readonly waiting: string | undefined;
}

type Draft = { -readonly [K in keyof DescribedContainer]: DescribedContainer[K] };

const SECTION = /^(\s*)((?:Init |Ephemeral )?Containers):\s*$/;
const NAME = /^\s*([a-z0-9](?:[-a-z0-9]*[a-z0-9])?):\s*$/;
const FROM = /^\s*(\S+)\s+ConfigMap\s+Optional:/;
const SECRET = /^\s*(\S+)\s+Secret\s+Optional:/;
const KEY = /^\s*([\w.-]+):\s+<set to the key '([^']*)' of config map '([^']*)'>/;
const SECRET_KEY = /^\s*([\w.-]+):\s+<set to the key '([^']*)' in secret '([^']*)'>/;
const OWN = /^\s*(HTTPS?_PROXY|NO_PROXY):\s+(?!<set to the key)\S/i;

/** Every container in some lines, in order. Lines that say nothing about one are passed over. */
export function describedContainers(lines: readonly string[]): readonly DescribedContainer[] {
  const found: Draft[] = [];
  let owner = '';
  let section: { readonly init: boolean; readonly indent: number } | undefined;
  let nameIndent: number | undefined;
  let current: Draft | undefined;
  let waits = false;
  const begin = (name: string, init: boolean, line: number): Draft => {
    const container: Draft = {
      owner,
      name,
      init,
      line,
      from: [],
      secrets: [],
      keys: [],
      secretKeys: [],
      own: [],
      waiting: undefined,
    };
    found.push(container);
    return container;
  };
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const indent = line.length - line.trimStart().length;
    const named = /^Name:\s+(\S+)/.exec(line)?.[1];
    if (named !== undefined) owner = named;
    const header = SECTION.exec(line);
    if (header !== null) {
      section = { init: header[2] === 'Init Containers', indent };
      nameIndent = undefined;
      current = undefined;
      return;
    }
    if (named !== undefined || (section !== undefined && indent <= section.indent)) {
      section = undefined;
      current = undefined;
    }
    const name = NAME.exec(line)?.[1];
    if (section !== undefined && name !== undefined && indent === (nameIndent ?? indent)) {
      nameIndent = indent;
      current = begin(name, section.init, index + 1);
      waits = false;
      return;
    }
    const from = FROM.exec(line)?.[1];
    const secret = SECRET.exec(line)?.[1];
    const [, variable, key, configMap] = KEY.exec(line) ?? [];
    const [, inSecret, secretKey, ofSecret] = SECRET_KEY.exec(line) ?? [];
    const own = OWN.exec(line)?.[1];
    // A piece of output begins with variables, without a container's name above them.
    if ([from, secret, key, secretKey, own].some((one) => one !== undefined)) current ??= begin('', false, index + 1);
    if (current === undefined) return;
    if (from !== undefined) current.from = [...current.from, from];
    if (secret !== undefined) current.secrets = [...current.secrets, secret];
    if (key !== undefined && configMap !== undefined && variable === key)
      current.keys = [...current.keys, { key, configMap }];
    if (ofSecret !== undefined && secretKey !== undefined && inSecret === secretKey)
      current.secretKeys = [...current.secretKeys, { key: secretKey, secret: ofSecret }];
    if (own !== undefined) current.own = [...current.own, own];
    if (/^\s*State:/.test(line)) waits = /Waiting/.test(line);
    if (waits && current.waiting === undefined) current.waiting = /^\s*Reason:\s+(\S+)/.exec(line)?.[1];
  });
  return found;
}
