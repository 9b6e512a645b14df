// What is kept, what is saved and what is opened, in one dialog. It arrives when first opened.

import Dialog from '@mui/material/Dialog';
import { useRef } from 'react';
import { type Draft, holdOf, settingsSoFar } from '../../core/first.ts';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { Switch } from '../fields/switch.tsx';
import { MuiTheme } from '../parts/mui-theme.tsx';
import { saveFile } from '../preview/save-file.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { Refusal } from './given.ts';
import { useKeeping, useKept } from './keeping.tsx';
import { SavedDrafts } from './saved-drafts.tsx';

const TITLE = 'keep-title';

/** Of what is wrong with a file, enough to see what it is. */
const SHOWN = 6;

function KeepSwitch() {
  const { t } = useWords();
  const { keeper, keepNow } = useKeeping();
  const { on, trouble } = useKept();
  return (
    <div className="keepswitch">
      <Switch
        id="keep-switch"
        checked={on}
        aria-describedby="keep-switch-help"
        onSwitch={(next) => {
          keeper.turn(next);
          keepNow();
        }}
      />
      <div>
        <label htmlFor="keep-switch">{t('keep.switch')}</label>
        <p className="help" id="keep-switch-help">
          {t(on ? 'keep.switch.on' : 'keep.switch.off')}
        </p>
        {on && trouble !== undefined && (
          <p className="err warn">
            <Icon name="warning" />
            {t(`keep.trouble.${trouble}`)}
          </p>
        )}
      </div>
    </div>
  );
}

function Refused({ refusal: { name, findings } }: { readonly refusal: Refusal }) {
  const { t, say } = useWords();
  const reasons = [...new Set(findings.map(({ text, params }) => say(text, params)))];
  return (
    <div className="refused" role="alert">
      <Icon name="error" />
      <div>
        <h3>{name === '' ? t('keep.open.refusedText') : t('keep.open.refused', { name })}</h3>
        {reasons.length === 0 && <p>{t('page.partMissing')}</p>}
        {reasons.length === 1 && <p>{reasons[0]}</p>}
        {reasons.length > 1 && (
          <ul>
            {reasons.slice(0, SHOWN).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {reasons.length > SHOWN && <p>{t('keep.open.more', { count: reasons.length - SHOWN })}</p>}
      </div>
    </div>
  );
}

function Files({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useWords();
  const { snapshot } = useAnswers();
  const input = useRef<HTMLInputElement>(null);
  const whole = useSnapshot(({ bundle }) => {
    const { fields, errors } = holdOf(
      bundle,
      bundle.documents.filter(({ path }) => path === 'settings.json'),
    );
    return fields.length + errors.length === 0;
  });
  return (
    <>
      <div className="keepacts">
        <Button className="btn line" onClick={() => input.current?.click()}>
          {t('page.openFile')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.zip,application/json,application/zip"
          aria-label={t('page.openFile')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) onFile(file);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
        <Button
          className="btn line"
          aria-describedby={whole ? undefined : 'keep-part'}
          onClick={() => saveFile(whole ? 'settings.json' : 'settings-draft.json', settingsSoFar(snapshot().bundle))}
        >
          <Icon name="download" />
          {t('keep.file.save')}
        </Button>
      </div>
      <p className="help">{t('keep.file.about')}</p>
      {!whole && (
        <p className="help" id="keep-part">
          {t('keep.file.part')}
        </p>
      )}
    </>
  );
}

export interface KeepDialogProps {
  /** What was just given and is none of ours. */
  readonly refusal: Refusal | undefined;
  readonly onClose: () => void;
  readonly onFile: (file: File) => void;
  readonly onDraft: (name: string, draft: Draft) => void;
}

export function KeepDialog({ refusal, onClose, onFile, onDraft }: KeepDialogProps) {
  const { t } = useWords();
  return (
    <MuiTheme>
      <Dialog open onClose={onClose} aria-labelledby={TITLE} slotProps={{ paper: { className: 'keeppaper' } }}>
        <div className="keephead">
          <h2 id={TITLE}>{t('keep.button')}</h2>
          <Button className="icon" aria-label={t('page.close')} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </div>
        <div className="keepbody">
          {refusal !== undefined && <Refused refusal={refusal} />}
          <KeepSwitch />
          <section className="sec" aria-labelledby="keep-drafts">
            <div className="sech">
              <h3 id="keep-drafts">{t('keep.drafts')}</h3>
              <p>{t('keep.drafts.about')}</p>
            </div>
            <SavedDrafts onOpen={onDraft} />
          </section>
          <section className="sec" aria-labelledby="keep-files">
            <div className="sech">
              <h3 id="keep-files">{t('nav.files')}</h3>
            </div>
            <Files onFile={onFile} />
          </section>
        </div>
      </Dialog>
    </MuiTheme>
  );
}
