// The link to copy by hand, where the browser lets no page copy or the link is too long for a chat.

import Dialog from '@mui/material/Dialog';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Problem } from '../../core/first.ts';
import { Button } from '../fields/button.tsx';
import { CopyButton } from '../fields/copy-button.tsx';
import { MuiTheme } from '../parts/mui-theme.tsx';
import { useFile } from '../preview/use-file.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

interface FrameProps {
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

function ShareFrame({ onClose, actions, children }: FrameProps) {
  const { t } = useWords();
  const title = useId();
  return (
    <MuiTheme>
      <Dialog open onClose={onClose} aria-labelledby={title} slotProps={{ paper: { className: 'sharebox' } }}>
        <h2 id={title}>{t('share.title')}</h2>
        {children}
        <div className="r">
          {actions}
          <Button className="btn line small" onClick={onClose}>
            {t('page.close')}
          </Button>
        </div>
      </Dialog>
    </MuiTheme>
  );
}

/** The same answers as a file, or why they cannot be one yet. */
function SettingsButton() {
  const { t } = useWords();
  const { name, why, download } = useFile('settings.json');
  return (
    <Button
      className="btn line small"
      onClick={download}
      {...(why === undefined ? {} : { 'aria-disabled': true, title: why })}
    >
      <Icon name="download" />
      {t('preview.downloadFile', { name })}
    </Button>
  );
}

/** The link, selected as soon as it shows: Ctrl+C is all that is left to do. */
function LinkBox({ address }: { readonly address: string }) {
  const { t } = useWords();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <>
      <label htmlFor={id}>{t('share.link')}</label>
      <textarea
        id={id}
        ref={box}
        readOnly
        rows={5}
        value={address}
        spellCheck={false}
        onFocus={({ target }) => target.select()}
      />
    </>
  );
}

interface ShareDialogProps {
  readonly address: string;
  readonly copied: boolean;
  readonly long: boolean;
  /** The labels of what stayed behind; empty where nothing did. */
  readonly leftOut: string;
  readonly onClose: () => void;
}

export function ShareDialog({ address, copied, long, leftOut, onClose }: ShareDialogProps) {
  const { t } = useWords();
  return (
    <ShareFrame
      onClose={onClose}
      actions={
        <>
          {long && <SettingsButton />}
          <CopyButton text={address} />
        </>
      }
    >
      <p>{t(copied ? 'share.isCopied' : 'share.notCopied')}</p>
      {long && <p>{t('share.long', { count: address.length })}</p>}
      <LinkBox address={address} />
      <p className="help">{t('share.holds')}</p>
      {leftOut !== '' && <p className="help">{t('share.leftOut', { fields: leftOut })}</p>}
    </ShareFrame>
  );
}

/** Why there is no link, and what to do instead. */
export function ShareProblem({ problem, onClose }: { readonly problem: Problem; readonly onClose: () => void }) {
  const { say } = useWords();
  return (
    <ShareFrame onClose={onClose} actions={<SettingsButton />}>
      <p>{say(problem.text, problem.params)}</p>
    </ShareFrame>
  );
}
