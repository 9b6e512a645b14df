// The simulator's box: destinations that are typed, pasted, or picked from those that the core names. What is typed is
// looked at while it is typed; Enter keeps it. What is no destination stays in the box and says why.

import Autocomplete from '@mui/material/Autocomplete';
import InputBase from '@mui/material/InputBase';
import { type ClipboardEvent, useState } from 'react';
import type { Destination } from '../../core/first.ts';
import { afterPress } from '../fields/after-press.ts';
import { Button } from '../fields/button.tsx';
import { plainInput } from '../fields/text-field.tsx';
import { MuiTheme } from '../parts/mui-theme.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { authorityOf, typedDestinations } from './bypass-simulator-typed.ts';

/** Also where the focus goes when the row that had it goes. */
export const SIMULATOR_INPUT = 'bypass-destination';
const SAYS = `${SIMULATOR_INPUT}-says`;

/** A pasted file has hundreds of wrong lines. */
const NAMED = 3;

/** How much of a wrong text is said again. */
const SHOWN = 60;

/** Without a password that may be in it. */
function excerpt(text: string): string {
  const shown = text.replace(/\/\/[^/?#]*@/, '//...@');
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}...` : shown;
}

/** Words may name a suggestion; what has a dot, a colon or a slash is a destination of its own. */
const isWord = (text: string): boolean => !/[.:/,]/.test(text);

interface SimulatorInputProps {
  readonly text: string;
  /** How many more can be kept. */
  readonly room: number;
  readonly suggested: readonly Destination[];
  readonly onText: (text: string) => void;
  readonly onKeep: (urls: readonly string[]) => void;
}

export function SimulatorInput({ text, room, suggested, onText, onKeep }: SimulatorInputProps) {
  const { t, say } = useWords();
  // Nobody is told that something is wrong before it is whole: after Enter, a paste, or when the focus goes elsewhere.
  const [judged, setJudged] = useState(false);
  const { good, wrong } = typedDestinations(
    text,
    suggested.map(({ url }) => url),
  );
  const words = (destination: Destination) => say(destination.label, destination.params);

  const keep = () => {
    onKeep(good.slice(0, room).map(({ url }) => url));
    const left = [...good.slice(room), ...wrong];
    onText(left.map((one) => one.text).join(', '));
    setJudged(left.length > 0);
  };
  const pick = (value: Destination | string | null) => {
    if (value === null || typeof value === 'string') return keep();
    onKeep([value.url]);
    onText('');
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData('text/plain');
    setJudged(true);
    // An input of one line would join the lines.
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    const lines = pasted.split(/[\r\n]+/).map((line) => line.trim());
    const joined = lines.filter((line) => line !== '').join(', ');
    onText(text.slice(0, selectionStart ?? text.length) + joined + text.slice(selectionEnd ?? text.length));
  };

  return (
    <>
      <div className="simin">
        <label className="vh" htmlFor={SIMULATOR_INPUT}>
          {t('bypass.sim.label')}
        </label>
        <MuiTheme>
          <Autocomplete<Destination, false, true, true>
            id={SIMULATOR_INPUT}
            className="simpick"
            freeSolo
            forcePopupIcon
            disableClearable
            handleHomeEndKeys
            clearOnBlur={false}
            options={suggested}
            // Nothing stays chosen: what is picked becomes a row.
            value=""
            inputValue={text}
            onInputChange={(_, next, reason) => {
              if (reason === 'input') onText(next);
            }}
            onChange={(_, value) => pick(value)}
            getOptionLabel={(option) => (typeof option === 'string' ? option : words(option))}
            getOptionKey={(option) => (typeof option === 'string' ? option : option.id)}
            filterOptions={(options, { inputValue }) => {
              const wanted = inputValue.trim().toLowerCase();
              if (!isWord(wanted)) return [];
              return options.filter((one) => `${words(one)} ${one.url}`.toLowerCase().includes(wanted));
            }}
            popupIcon={<Icon name="open" />}
            openText={t('bypass.sim.open')}
            closeText={t('bypass.sim.close')}
            renderOption={({ key, ...option }, one) => (
              <li key={key} {...option}>
                <span className="what">{words(one)}</span>
                <code>{authorityOf(one.url)}</code>
              </li>
            )}
            renderInput={({ slotProps: { input, htmlInput } }) => (
              <InputBase
                ref={input.ref}
                className={`in mono ${input.className}`}
                endAdornment={input.endAdornment}
                onMouseDown={input.onMouseDown}
                placeholder={t('bypass.sim.placeholder')}
                onBlur={() => afterPress(() => setJudged(true))}
                inputProps={{
                  ...htmlInput,
                  ...plainInput,
                  ...{ 'data-field': 'bypass.simulation' },
                  'aria-describedby': SAYS,
                  'aria-invalid': judged && wrong.length > 0 ? true : undefined,
                  onPaste,
                }}
              />
            )}
          />
        </MuiTheme>
        <Button className="btn line" onClick={keep}>
          {t('bypass.sim.keep', { count: Math.max(1, good.length) })}
        </Button>
      </div>
      <div className="says" id={SAYS} aria-live="polite">
        {judged && (
          <>
            {wrong.slice(0, NAMED).map((one) => (
              <p className="err" key={one.text}>
                <Icon name="error" />
                <span>
                  {typeof one.why === 'string'
                    ? t(one.why, { text: excerpt(one.text) })
                    : say(one.why.text, one.why.params)}
                </span>
              </p>
            ))}
            {wrong.length > NAMED && <p className="help">{t('field.more', { count: wrong.length - NAMED })}</p>}
            {good.length > room && <p className="help">{t('bypass.sim.most', { count: good.length - room })}</p>}
          </>
        )}
      </div>
    </>
  );
}
