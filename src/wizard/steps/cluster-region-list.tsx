// The list of regions below the input: MUI's, in a file that comes once the page is at rest.

import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { regions } from '../../core/first.ts';
import { MuiTheme } from '../parts/mui-theme.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { type RegionInputProps, useRegionInput } from './cluster-region-input.tsx';

const nameById: ReadonlyMap<string, string> = new Map(regions.map(({ id, name }) => [id, name]));
const ids: readonly string[] = regions.map(({ id }) => id);

export function RegionList({ region, missing, onType, ...control }: RegionInputProps) {
  const { t } = useWords();
  const input = useRegionInput();
  return (
    <MuiTheme>
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
        onInputChange={(_, text) => onType(text)}
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
        renderInput={({ slotProps: { input: box, htmlInput } }) => (
          <InputBase
            ref={box.ref}
            className={`in mono ${box.className} ${missing ? 'missing' : ''}`}
            endAdornment={box.endAdornment}
            onMouseDown={box.onMouseDown}
            inputProps={{ ...htmlInput, ...control, ...input }}
          />
        )}
      />
    </MuiTheme>
  );
}
