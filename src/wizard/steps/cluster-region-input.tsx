// The input of the region, without the list below it.

import type { ChangeEvent } from 'react';
import { BoxedInput } from '../fields/boxed-input.tsx';
import type { ControlProps } from '../fields/field.tsx';
import { plainInput } from '../fields/text-field.tsx';
import { useWords, type Words } from '../words/words.tsx';

export interface RegionInputProps extends ControlProps {
  readonly region: string;
  readonly missing: boolean;
  readonly onType: (text: string) => void;
}

const field = 'cluster.region';

/** The region as the AWS console names it in the page's language; one that the language has no name for in English. */
export const nameOf = ({ id, name }: { readonly id: string; readonly name: string }, { t }: Words): string =>
  t('cluster.region.name', { id: id.replaceAll('-', '_'), name });

/** What the input has, with the list and without it. */
export const useRegionInput = () => ({
  ...plainInput,
  'data-field': field,
  name: field,
  placeholder: useWords().t('cluster.region.placeholder'),
});

export function RegionInput({ region, missing, onType, ...control }: RegionInputProps) {
  const input = useRegionInput();
  return (
    <BoxedInput
      {...control}
      {...input}
      className={`mono ${missing ? 'missing' : ''}`}
      value={region}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onType(event.target.value)}
    />
  );
}
