// The user data that nodeadm has to read, and documents that it must refuse.

import type { Lab } from '../frame/part.ts';
import { nodeUserData } from '../node/eks-merge.ts';
import { type Shape, shapes } from '../shapes.ts';
import { hasNodeConfig, toolShapes } from '../tools/tool-shapes.ts';
import { strictMimeParts } from './mime/strict-mime.ts';

export interface Read {
  readonly story: string;
  readonly shape: Shape;
  readonly userData: string;
}

const NODE_CONFIG = 'application/node.eks.aws';

/** Machines on premises have files of their own and no user data. */
const forNodeadm = ({ userData }: Shape): boolean =>
  userData !== '' && strictMimeParts(Buffer.from(userData)).some(({ type }) => type === NODE_CONFIG);

/** Every shape with a NodeConfig; where EKS merges its own into it, with that before and behind ours; and one out of each tool's file. */
export async function documents(lab: Lab, certificate: string): Promise<readonly Read[]> {
  const all = (await shapes(lab.all, certificate)).filter(forNodeadm);
  const carried = (await toolShapes(hasNodeConfig)).map((shape) => ({
    ...{ story: shape.name, shape, userData: nodeUserData(shape) },
  }));
  const made = all.flatMap((shape): readonly Read[] => {
    const [first, second] = (['ours', 'EKS'] as const).map((last) => nodeUserData(shape, last));
    if (first === undefined || second === undefined || first === second)
      return [{ story: shape.name, shape, userData: shape.userData }];
    return [
      { story: `${shape.name}, the part of EKS first`, shape, userData: first },
      { story: `${shape.name}, the part of EKS last`, shape, userData: second },
    ];
  });
  return [...made, ...carried];
}

/** The document with one defect each that cloud-init forgives, by the name of the defect. */
export function broken(text: string): readonly (readonly [defect: string, text: string])[] {
  const unquoted = text.replaceAll(
    /^Content-Type: multipart\/mixed; boundary="(.*)"$/gm,
    (_, boundary) => `Content-Type: multipart/mixed; boundary=${boundary}`,
  );
  return [
    ['no empty line before the first boundary', text.replace('\n\n--', '\n--')],
    ['no empty line behind the headers of a part', text.replace(/(\n--.*\nContent-Type: .*\n)\n/, '$1')],
    ['no closing boundary', text.replace(/\n--.*--\n$/, '\n')],
    ['an empty line first', `\n${text}`],
    ['every line indented', text.replaceAll(/^/gm, '  ')],
    ['a boundary without quotes', unquoted],
  ];
}
