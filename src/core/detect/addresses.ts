// IP addresses and CIDR blocks as far as reading a paste needs them: is this one, what is its network, does it hold that.

import { addressBytes, addressText, contains, type Network, networkAround, readBlock } from '../model/cidr.ts';

/** An address is a block of its own. */
export type Block = Network;

/** An address without a prefix length. Octal-looking octets are refused. */
export function readAddress(text: string): Block | undefined {
  const bytes = addressBytes(text);
  return bytes === undefined ? undefined : networkAround(bytes, bytes.length * 8);
}

/** `address/bits`. Host bits may be set: judging that is the settings' business. */
export const readCidr = readBlock;

export const isCidr = (text: string): boolean => readCidr(text) !== undefined;

/** Whether `outer` holds the whole of `inner`. */
export const holds = (outer: Block, inner: Block): boolean => contains(networkAround(outer.bytes, outer.prefix), inner);

/** The first address of the network of `bits` around an address, as text. */
export const networkStart = ({ bytes }: Block, bits: number): string => addressText(networkAround(bytes, bits).bytes);

/** Whether an address is the one behind the start of its network of `bits`: where the service `kubernetes` has its own. */
export function isFirstOf({ bytes }: Block, bits: number): boolean {
  const start = networkAround(bytes, bits).bytes;
  return bytes.every((byte, at) => byte === (start[at] ?? 0) + (at === bytes.length - 1 ? 1 : 0));
}
