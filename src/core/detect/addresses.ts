// IP addresses and CIDR blocks as far as reading a paste needs them: is this one, what is its network, does it hold that.

export interface Block {
  readonly family: 4 | 6;
  readonly value: bigint;
  /** 32 or 128 for a single address. */
  readonly bits: number;
}

const WIDTH = { 4: 32, 6: 128 } as const;

function ipv4(text: string): bigint | undefined {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  if (octets?.some((octet) => Number(octet) > 255 || /^0\d/.test(octet)) !== false) return undefined;
  return octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function ipv6(text: string): bigint | undefined {
  if (text.length > 39 || !/^[\da-f:]+$/i.test(text)) return undefined;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = 8 - left.length - right.length;
  if (tail === undefined ? zeros !== 0 : zeros < 1) return undefined;
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

function addressOf(text: string): Block | undefined {
  const four = ipv4(text);
  if (four !== undefined) return { family: 4, value: four, bits: 32 };
  const six = ipv6(text);
  return six === undefined ? undefined : { family: 6, value: six, bits: 128 };
}

/** An address without a prefix length. Octal-looking octets are refused. */
export const readAddress = (text: string): Block | undefined => (text.includes('/') ? undefined : addressOf(text));

/** `address/bits`. Host bits may be set: judging that is the settings' business. */
export function readCidr(text: string): Block | undefined {
  const [address = '', bits = '', ...more] = text.split('/');
  const block = addressOf(address);
  if (block === undefined || more.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > block.bits) return undefined;
  return { ...block, bits: Number(bits) };
}

export const isCidr = (text: string): boolean => readCidr(text) !== undefined;

/** Whether `outer` holds the whole of `inner`. */
export function holds(outer: Block, inner: Block): boolean {
  if (outer.family !== inner.family || outer.bits > inner.bits) return false;
  const shift = BigInt(WIDTH[outer.family] - outer.bits);
  return outer.value >> shift === inner.value >> shift;
}

/** The first address of the network of `bits` around an address, as text: IPv6 in lower case with its longest run of zeros as `::`. */
export function networkStart({ family, value }: Block, bits: number): string {
  const shift = BigInt(WIDTH[family] - bits);
  const start = (value >> shift) << shift;
  const parts = (count: number, width: bigint) =>
    Array.from({ length: count }, (_, at) => (start >> (width * BigInt(count - 1 - at))) & ((1n << width) - 1n));
  if (family === 4) return parts(4, 8n).join('.');
  const groups = parts(8, 16n).map((group) => group.toString(16));
  const runs = `:${groups.join(':')}:`.match(/(?::0(?=:)){2,}/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return groups.join(':');
  return `:${groups.join(':')}:`.replace(`${longest}:`, '::').replace(/^:(?!:)|(?<!:):$/g, '');
}
