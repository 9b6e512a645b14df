// `aws ec2 describe-vpcs`: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html

import { isCidr } from '../addresses.ts';
import type { Reader, SeenVpc } from './reader.ts';
import { has, listAt, member, textAt } from './shape.ts';

/** The blocks of an association list that are in use; the others (associating, failed, disassociated …) are not. */
const associated = (list: readonly unknown[], block: string, state: string): string[] =>
  list
    .filter((one) => textAt(member(one, state), 'state')?.toLowerCase() === 'associated')
    .map((one) => textAt(one, block))
    .filter((cidr): cidr is string => cidr !== undefined && isCidr(cidr));

function vpcOf(value: unknown): SeenVpc {
  const primary = textAt(value, 'CidrBlock');
  const four = associated(listAt(value, 'CidrBlockAssociationSet'), 'CidrBlock', 'CidrBlockState');
  const six = associated(listAt(value, 'Ipv6CidrBlockAssociationSet'), 'Ipv6CidrBlock', 'Ipv6CidrBlockState');
  const first = primary !== undefined && isCidr(primary) ? [primary] : [];
  return { id: textAt(value, 'VpcId'), cidrs: [...new Set([...first, ...four, ...six])] };
}

/** Subnets, endpoints and others name a VPC too. */
const isVpc = (value: unknown): boolean =>
  has(value, 'CidrBlockAssociationSet') || (has(value, 'VpcId') && has(value, 'CidrBlock') && !has(value, 'SubnetId'));

export const ec2DescribeVpcs: Reader = {
  source: 'aws ec2 describe-vpcs',
  read(chunk) {
    if (chunk.kind !== 'value') return undefined;
    const { value } = chunk;
    if (Array.isArray(member(value, 'Vpcs'))) return { vpcs: listAt(value, 'Vpcs').filter(isVpc).map(vpcOf) };
    if (isVpc(value)) return { vpcs: [vpcOf(value)] };
    // `--query 'Vpcs[].CidrBlockAssociationSet[]'`
    if (has(value, 'CidrBlockState')) return { vpcs: [vpcOf({ CidrBlockAssociationSet: [value] })] };
    if (has(value, 'Ipv6CidrBlockState')) return { vpcs: [vpcOf({ Ipv6CidrBlockAssociationSet: [value] })] };
    return undefined;
  },
};
