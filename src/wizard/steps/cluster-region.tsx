// The region: typed, or chosen from the list by its id or by its name.

import { useEffect, useRef, useState } from 'react';
import { regions } from '../../core/first.ts';
import { Field } from '../fields/field.tsx';
import { useFormValue } from '../fields/use-form-value.ts';
import { onceInUse } from '../parts/in-use.ts';
import { laterPart } from '../parts/later-part.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { nameOf, RegionInput, type RegionInputProps } from './cluster-region-input.tsx';
import { ClusterSource } from './cluster-source.tsx';

/** What is between the brackets of `Asia Pacific (Seoul)`, or the whole name. */
const place = (id: string, words: Words): string | undefined => {
  const region = regions.find((one) => one.id === id);
  const name = region && nameOf(region, words);
  return name && (/\((.+)\)/.exec(name)?.[1] ?? name);
};

const field = 'cluster.region';

const RegionList = laterPart(async () => (await import('./cluster-region-list.tsx')).RegionList, {
  Instead: RegionInput,
});

/** With the list from the moment that it is there and nobody is typing: an input that is replaced loses its focus. */
function RegionControl(props: RegionInputProps) {
  const [listed, setListed] = useState(RegionList.arrived);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (listed) return;
    let gone = false;
    const swap = () => {
      if (!gone && RegionList.arrived() && !box.current?.contains(document.activeElement)) setListed(true);
    };
    const leave = onceInUse(() => {
      RegionList.arrive().then(swap, () => undefined);
    });
    const element = box.current;
    const left = () => setTimeout(swap);
    element?.addEventListener('focusout', left);
    return () => {
      gone = true;
      leave();
      element?.removeEventListener('focusout', left);
    };
  }, [listed]);
  return listed ? (
    <RegionList {...props} />
  ) : (
    <div ref={box}>
      <RegionInput {...props} />
    </div>
  );
}

export function ClusterRegion() {
  const words = useWords();
  const { t } = words;
  const [region, setRegion] = useFormValue(field);
  return (
    <Field
      field={field}
      hint={place(region, words)}
      help={t('cluster.region.help')}
      source={<ClusterSource field={field} />}
    >
      {(control, { missing }) => <RegionControl {...control} region={region} missing={missing} onType={setRegion} />}
    </Field>
  );
}
