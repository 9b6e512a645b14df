// The foot of the files: what the bundle waits for, and the two ways to take all of it.

import { zip } from '../../core/first.ts';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { copyText } from '../clipboard.ts';
import { Button } from '../fields/button.tsx';
import { worthALook } from '../frame/worth-a-look.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { allInOne, kilobytes, zipName } from './all-in-one.ts';
import { notify } from './notice.tsx';
import { saveFile } from './save-file.ts';
import { headOf, reasonOf, waitingOf, waitsFor } from './waiting.ts';

const WHY = 'bundle-why';

/** Downloads the bundle, or says why it may not leave yet. Looks at the answers as they are when it is called. */
export function useDownloadBundle(): () => Promise<void> {
  const words = useWords();
  const { snapshot } = useAnswers();
  return async () => {
    const { bundle } = snapshot();
    const waits = waitsFor(bundle);
    if (waits !== undefined) return notify(reasonOf(waits, words));
    const name = zipName(bundle);
    const packed = await zip(bundle.documents).catch(() => undefined);
    if (packed === undefined) return notify(words.t('bundle.notLoaded'));
    saveFile(name, new Uint8Array(packed));
    notify(words.t('preview.saved', { name }));
  };
}

function useCopyAll(): () => Promise<void> {
  const words = useWords();
  const { snapshot } = useAnswers();
  return async () => {
    const { bundle } = snapshot();
    const waits = waitsFor(bundle);
    if (waits !== undefined) return notify(reasonOf(waits, words));
    const copied = await copyText(allInOne(bundle.documents));
    notify(copied ? words.t('bundle.copied', { count: bundle.documents.length }) : words.t('preview.notCopied'));
  };
}

/** The download alone. Without something beside it that says why it is held back (`whyId`), it says so itself. */
export function DownloadBundle({ whyId }: { readonly whyId?: string }) {
  const words = useWords();
  const { t } = words;
  const download = useDownloadBundle();
  const waits = useSnapshot(({ bundle }) => waitsFor(bundle));
  const count = useSnapshot(({ bundle }) => bundle.documents.length);
  const size = useSnapshot(({ bundle }) => kilobytes(bundle));
  const held = waits !== undefined;
  if (held && whyId === undefined) {
    const { count: all, wrong } = waitingOf(waits, words);
    return (
      <Button className="btn line" aria-disabled title={reasonOf(waits, words)} onClick={download}>
        {t(wrong ? 'bundle.shortThings' : 'bundle.short', { count: all })}
      </Button>
    );
  }
  return (
    <Button
      className={`btn ${held ? 'line' : 'solid'}`}
      {...(held ? { 'aria-disabled': true, 'aria-describedby': whyId } : {})}
      onClick={download}
    >
      <Icon name="download" />
      {t('bundle.download')}
      <span className="size">{t('bundle.size', { count, size })}</span>
    </Button>
  );
}

function Summary({ waits }: { readonly waits: string | undefined }) {
  const words = useWords();
  const { t } = words;
  const count = useSnapshot((snapshot) => worthALook(snapshot).length);
  const hasNodes = useSnapshot(({ bundle }) => bundle.plan.nodeGroups.length > 0);
  if (waits === undefined) {
    return (
      <p className="sum" id={WHY}>
        <b>{t(hasNodes ? 'bundle.ready' : 'bundle.cluster')}</b>{' '}
        {count > 0 ? t('fix.check', { count }) : t('bundle.clean')}
      </p>
    );
  }
  const waiting = waitingOf(waits, words);
  return (
    <p className="sum" id={WHY} title={reasonOf(waits, words)}>
      <b>{headOf(waiting, words)}</b>
      <span className="names">: {waiting.names}</span>
    </p>
  );
}

export function BundleBar() {
  const { t } = useWords();
  const copyAll = useCopyAll();
  const waits = useSnapshot(({ bundle }) => waitsFor(bundle));
  const held = waits !== undefined;
  return (
    <div className={held ? 'out held' : 'out ready'}>
      <Summary waits={waits} />
      <div className="r">
        <Button
          className="btn line"
          {...(held ? { 'aria-disabled': true, 'aria-describedby': WHY } : {})}
          onClick={copyAll}
        >
          <Icon name="copy" />
          {t('bundle.copyAll')}
        </Button>
        <DownloadBundle whyId={WHY} />
      </div>
    </div>
  );
}
