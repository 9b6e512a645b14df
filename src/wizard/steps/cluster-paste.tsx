// The box that takes whatever the engineer can paste, and says what it made of it.

import { type DragEvent, type InputEvent, useEffect, useRef, useState } from 'react';
import type { Detection } from '../../core/first.ts';
import { useAnswers } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { ClusterCommands } from './cluster-commands.tsx';
import { ClusterDropped } from './cluster-dropped.tsx';
import type { PasteState } from './cluster-pasted.ts';
import { usePastedCluster } from './use-cluster-pasted.ts';
import { PASTE_BOX, useLoadSettings } from './use-load-settings.ts';

/** A pause in typing that is long enough to read what is there. */
const PAUSE_MS = 300;

/** Above every output and every settings.json. */
const LARGEST_FILE = 2_000_000;

/** Of what was left over, enough to recognise it. */
const SHOWN = 3;
const SHOWN_LENGTH = 90;

const firstLine = (text: string): string => {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH)}...` : line;
};

function Verdict({ detection, trouble, settings }: Pick<PasteState, 'detection' | 'trouble' | 'settings'>) {
  const { t } = useWords();
  if (trouble === 'notLoaded') {
    return (
      <>
        <Icon name="warning" className="doubt" />
        <span>{t('cluster.paste.notLoaded')}</span>
      </>
    );
  }
  if (settings !== undefined) {
    return (
      <>
        <Icon name={settings.length > 0 ? 'warning' : 'check'} className={settings.length > 0 ? 'doubt' : 'ok'} />
        <span>{t(settings.length > 0 ? 'cluster.paste.settings.wrong' : 'cluster.paste.settings.read')}</span>
      </>
    );
  }
  if (detection === undefined) {
    return <span>{t(trouble === 'empty' ? 'cluster.paste.nothing' : 'cluster.paste.kinds')}</span>;
  }
  const { read, leftover, notes } = detection;
  if (read.length === 0) {
    return (
      <>
        <Icon name="warning" className="doubt" />
        <span>{t('cluster.paste.foreign')}</span>
      </>
    );
  }
  const isWhole = leftover.length === 0 && notes.length === 0;
  return (
    <>
      <Icon name={isWhole ? 'check' : 'warning'} className={isWhole ? 'ok' : 'doubt'} />
      <span>{t('cluster.paste.read', { read: read.length, left: leftover.length })}</span>
    </>
  );
}

/** What is pasted with nothing selected comes last: a finger that tapped the box left the caret amid the last output. */
function toTheEnd(area: HTMLTextAreaElement) {
  const { value, selectionStart, selectionEnd } = area;
  if (value === '' || selectionStart !== selectionEnd) return;
  area.setSelectionRange(value.length, value.length);
  // On a line of its own, and as the browser types it, so that its Undo still works.
  if (!value.endsWith('\n')) document.execCommand('insertText', false, '\n');
}

function Leftover({ detection }: { readonly detection: Detection }) {
  const { t, say } = useWords();
  const { notes, leftover } = detection;
  if (notes.length === 0 && leftover.length === 0) return null;
  const lines = [...new Set(leftover.map(firstLine))];
  return (
    <ul className="pastenotes">
      {notes.map((note) => (
        <li key={say(note.text, note.params)}>
          <Icon name="warning" />
          <span>{say(note.text, note.params)}</span>
        </li>
      ))}
      {leftover.length > 0 && (
        <li className="left">
          <Icon name="note" />
          <span>
            {t('cluster.paste.leftover')}{' '}
            {lines.slice(0, SHOWN).map((line) => (
              <code key={line}>{line}</code>
            ))}
            {lines.length > SHOWN && ` ${t('field.more', { count: lines.length - SHOWN })}`}
          </span>
        </li>
      )}
    </ul>
  );
}

/** What is wrong with a settings.json, of which nothing was taken. */
function SettingsTrouble({ settings }: Pick<PasteState, 'settings'>) {
  const { say } = useWords();
  if (settings === undefined || settings.length === 0) return null;
  return (
    <ul className="pastenotes">
      {settings.map(({ code, field, text, params }) => (
        <li key={`${code} ${field}`}>
          <Icon name="warning" />
          <span>{say(text, params)}</span>
        </li>
      ))}
    </ul>
  );
}

export function ClusterPaste() {
  const { t } = useWords();
  const [{ detection, trouble, settings, round }, memory] = usePastedCluster();
  const loadSettings = useLoadSettings();
  const { lastStep, undo } = useAnswers();
  const [commands, setCommands] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const readAfter = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // After a paste of long lines the box shows their ends.
      if (pause === 0) area.current?.scrollTo({ left: 0 });
      void read();
    }, pause);
  };
  const read = async () => {
    const draft = await memory.read(area.current?.value ?? '');
    if (draft !== undefined) loadSettings(draft);
  };
  const onDrop = async (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    // A .zip is for the whole page.
    if (file === undefined || file.name.toLowerCase().endsWith('.zip')) return;
    event.preventDefault();
    if (area.current === null || file.size > LARGEST_FILE) return;
    area.current.value = await file.text();
    readAfter(0);
  };
  const onInput = ({ nativeEvent }: InputEvent) => {
    memory.text = area.current?.value ?? '';
    // The browser took back a paste: what it filled goes with it.
    if (nativeEvent.inputType === 'historyUndo' && memory.hasFilled(lastStep())) undo();
    // Pasted or dropped: nothing more will come.
    readAfter(nativeEvent.inputType.startsWith('insertFrom') ? 0 : PAUSE_MS);
  };
  return (
    <>
      <div className="paste">
        <label className="vh" htmlFor={PASTE_BOX}>
          {t('cluster.paste.label')}
        </label>
        <textarea
          key={round}
          id={PASTE_BOX}
          ref={area}
          rows={detection === undefined ? 7 : 4}
          defaultValue={memory.text}
          placeholder={`${t('cluster.paste.placeholder')}\n${t('cluster.paste.placeholder.settings')}`}
          spellCheck={false}
          autoComplete="off"
          onPaste={({ clipboardData, currentTarget }) => {
            if (clipboardData.getData('text/plain').trim() === '') memory.pastedNothing();
            else toTheEnd(currentTarget);
          }}
          onInput={onInput}
          onDrop={onDrop}
        />
        <div className="foot">
          <span className="told" aria-live="polite">
            <Verdict detection={detection} trouble={trouble} settings={settings} />
          </span>
          <span className="r">
            <Button
              className="btn quiet small"
              aria-expanded={commands}
              aria-controls="cluster-commands"
              onClick={() => setCommands(!commands)}
            >
              {t('cluster.paste.commands')}
            </Button>
            {(detection !== undefined || settings !== undefined || trouble === 'notLoaded') && (
              <Button
                className="btn quiet small"
                onClick={() => {
                  if (area.current !== null) area.current.value = '';
                  memory.clear();
                  area.current?.focus();
                }}
              >
                {t('page.clear')}
              </Button>
            )}
          </span>
        </div>
      </div>
      <div aria-live="polite">
        <ClusterDropped />
        <SettingsTrouble settings={settings} />
        {detection !== undefined && <Leftover detection={detection} />}
      </div>
      {commands && <ClusterCommands id="cluster-commands" />}
    </>
  );
}
