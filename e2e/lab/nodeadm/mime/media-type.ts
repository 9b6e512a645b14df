// `type/subtype; name=value` as Go reads it (github.com/golang/go src/mime/mediatype.go ParseMediaType).

export interface MediaType {
  /** In small letters. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+\\-.^_`{|}~0-9A-Za-z]+";
const SPECIAL = '[()<>@,;:\\\\"/[\\]?=]';
const SPACE = '[\\t\\n\\v\\f\\r ]*';
const TYPE = new RegExp(`^${TOKEN}(?:/${TOKEN})?$`);
/** In quotes a backslash before a special character gives that character, and itself before others. */
const QUOTED = `"((?:\\\\${SPECIAL}|\\\\(?!${SPECIAL})|[^"\\\\\\r\\n])*)"`;
const PARAMETER = new RegExp(`^${SPACE};${SPACE}(${TOKEN})${SPACE}=${SPACE}(?:(${TOKEN})|${QUOTED})`);
const ESCAPED = new RegExp(`\\\\(${SPECIAL})`, 'g');
const AROUND = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

/**
 * Refuses, by throwing, a type that is none, a parameter without a value or with one that had to be quoted (`=` and `/`),
 * and one that is named twice with different values. Parameters in pieces (`name*0`, RFC 2231) are passed over: no
 * document of user data has them.
 */
export function mediaType(value: string): MediaType {
  const end = value.indexOf(';');
  const type = (end < 0 ? value : value.slice(0, end)).toLowerCase().replace(AROUND, '');
  if (!TYPE.test(type)) throw new Error(`mime: no media type: ${JSON.stringify(type)}`);
  const parameters = new Map<string, string>();
  let rest = end < 0 ? '' : value.slice(end);
  while (rest.replace(AROUND, '') !== '') {
    const found = PARAMETER.exec(rest);
    if (found === null) {
      if (rest.replace(AROUND, '') === ';') break;
      throw new Error(`mime: invalid media parameter: ${JSON.stringify(rest)}`);
    }
    const [whole, name = '', token, quoted = ''] = found;
    const key = name.toLowerCase();
    const content = token ?? quoted.replace(ESCAPED, '$1');
    if (parameters.has(key) && parameters.get(key) !== content)
      throw new Error(`mime: duplicate parameter name: ${key}`);
    parameters.set(key, content);
    rest = rest.slice(whole.length);
  }
  return { type, parameters: new Map([...parameters].filter(([key]) => !key.includes('*'))) };
}
