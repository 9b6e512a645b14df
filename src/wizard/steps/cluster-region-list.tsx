// The list of regions below the input: MUI's, in a file that comes once the page is at rest.

import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { regions } from '../../core/first.ts';
import { MuiTheme } from '../parts/mui-theme.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { nameOf, type RegionInputProps, useRegionInput } from './cluster-region-input.tsx';

const ids: readonly string[] = regions.map(({ id }) => id);

export function RegionList({ region, missing, onType, ...control }: RegionInputProps) {
  const words = useWords();
  const { t } = words;
  // In English too: the names that the CLI and the documentation use.
  const nameById: ReadonlyMap<string, string> = new Map(regions.map((one) => [one.id, nameOf(one, words)]));
  const englishById: ReadonlyMap<string, string> = new Map(regions.map(({ id, name }) => [id, name]));
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
          const wanted = inputValue.trim().toLowerCase();
          return options.filter((id) =>
            `${id} ${nameById.get(id)} ${englishById.get(id)}`.toLowerCase().includes(wanted),
          );
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
