// The region: typed, or chosen from the list by its id or by its name.

import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { regions } from '../../core/index.ts';
import { Field } from '../fields/field.tsx';
import { plainInput } from '../fields/text-field.tsx';
import { useFormValue } from '../fields/use-form-value.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ClusterSource } from './cluster-source.tsx';

const nameById: ReadonlyMap<string, string> = new Map(regions.map(({ id, name }) => [id, name]));
const ids: readonly string[] = regions.map(({ id }) => id);

/** What is between the brackets of `Asia Pacific (Seoul)`, or the whole name. */
const place = (id: string): string | undefined => {
  const name = nameById.get(id);
  return name === undefined ? undefined : (/\((.+)\)/.exec(name)?.[1] ?? name);
};

const field = 'cluster.region';

export function ClusterRegion() {
  const { t } = useWords();
  const [region, setRegion] = useFormValue(field);
  return (
    <Field field={field} hint={place(region)} help={t('cluster.region.help')} source={<ClusterSource field={field} />}>
      {(control, { missing }) => (
        <Autocomplete
          id={control.id}
          freeSolo
          forcePopupIcon
          disableClearable
          selectOnFocus
          handleHomeEndKeys
          options={ids}
          value={region}
          inputValue={region}
          onInputChange={(_, text) => setRegion(text)}
          filterOptions={(options, { inputValue }) => {
            const words = inputValue.trim().toLowerCase();
            return options.filter((id) => `${id} ${nameById.get(id)}`.toLowerCase().includes(words));
          }}
          popupIcon={<Icon name="open" />}
          openText={t('cluster.region.open')}
          closeText={t('cluster.region.close')}
          renderOption={({ key, ...option }, id) => (
            <li key={key} {...option}>
              <code>{id}</code>
              <span>{nameById.get(id)}</span>
            </li>
          )}
          renderInput={({ slotProps: { input, htmlInput } }) => (
            <InputBase
              ref={input.ref}
              className={`in mono ${input.className} ${missing ? 'missing' : ''}`}
              endAdornment={input.endAdornment}
              onMouseDown={input.onMouseDown}
              placeholder={t('cluster.region.placeholder')}
              inputProps={{ ...htmlInput, ...control, ...plainInput, ...{ 'data-field': field }, name: field }}
            />
          )}
        />
      )}
    </Field>
  );
}
