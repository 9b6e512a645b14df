// The first step of the runbook: what the proxy has to let through, for the team that runs it. A table to copy into a
// request, and the two files to send along.

import { useState } from 'react';
import {
  allowListPath,
  hasMark,
  needs,
  type Purpose,
  purposesOf,
  type RunbookStep,
  squidAllowListPath,
} from '../../core/index.ts';
import { useSnapshot } from '../answers/answers.tsx';
import { Button } from '../fields/button.tsx';
import { CopyButton } from '../fields/copy-button.tsx';
import { useFile } from '../preview/use-file.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { ApplyAllowTable } from './apply-allow-table.tsx';
import { ApplyRunbookStep } from './apply-runbook-step.tsx';
import './apply-allow-list.css';

const HELD = 'allow-list-held';

/** The whole table as a spreadsheet or a ticket takes it: a line for each host, tabs between the cells. */
const tableText = (purposes: readonly Purpose[], { t, say }: Words): string =>
  [
    [t('apply.allow.host'), t('apply.allow.port'), t('apply.allow.need'), t('apply.allow.why'), t('apply.allow.who')],
    ...purposes.flatMap(({ hosts, port, need, reason, who, check }) =>
      hosts.map((host) => [
        host,
        String(port),
        needs.flatMap((one) => (one.need === need ? [say(one.title)] : [])).join(),
        check ? `${say(reason)} (${t('apply.allow.check')})` : say(reason),
        say(who),
      ]),
    ),
  ]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');

function Download({ path }: { readonly path: string }) {
  const { t } = useWords();
  const { name, why, download } = useFile(path);
  const id = `why-${path}`;
  return (
    <>
      {why !== undefined && (
        <span className="vh" id={id}>
          {why}
        </span>
      )}
      <Button
        className="btn line small"
        aria-label={t('preview.downloadFile', { name })}
        onClick={download}
        {...(why === undefined ? {} : { 'aria-disabled': true, 'aria-describedby': id, title: why })}
      >
        <Icon name="download" />
        {name}
      </Button>
    </>
  );
}

interface PartProps {
  readonly part: (typeof needs)[number];
  readonly purposes: readonly Purpose[];
}

/** The hosts of one need. What is needed shows; the rest, which is long, when it is asked for. */
function Part({ part: { need, title, about }, purposes }: PartProps) {
  const { t, say, list } = useWords();
  const folds = need !== 'needed';
  const [open, setOpen] = useState(!folds);
  const count = purposes.reduce((sum, { hosts }) => sum + hosts.length, 0);
  if (count === 0 && folds) return null;
  const verb = t(open ? 'apply.allow.hide' : 'apply.allow.show');
  const [heading, table] = [`allow-${need}`, `allow-${need}-hosts`];
  return (
    <div className="allow">
      <div className="allow-head">
        <h3 id={heading}>{say(title)}</h3>
        <p>{count === 0 ? t('apply.allow.none') : list([say(about), t('apply.allow.hosts', { count })])}</p>
        {folds && (
          <Button
            className="btn quiet small"
            aria-label={`${verb}: ${say(title)}`}
            aria-expanded={open}
            aria-controls={table}
            onClick={() => setOpen(!open)}
          >
            {verb}
          </Button>
        )}
      </div>
      <div id={table}>{open && count > 0 && <ApplyAllowTable purposes={purposes} labelledBy={heading} />}</div>
    </div>
  );
}

export function ApplyAllowList({ step }: { readonly step: RunbookStep }) {
  const words = useWords();
  const { t } = words;
  const allowed = useSnapshot(({ bundle }) => bundle.plan.allowed);
  const purposes = purposesOf(allowed);
  const held = allowed.some(({ host }) => hasMark(host));
  return (
    <ApplyRunbookStep step={step}>
      <div className="allow-actions">
        <CopyButton text={tableText(purposes, words)} label={t('apply.allow.copy')} heldBy={held ? HELD : undefined} />
        <Download path={allowListPath} />
        <Download path={squidAllowListPath} />
      </div>
      {held && (
        <p className="held" id={HELD}>
          {t('bypass.line.gaps')}
        </p>
      )}
      {needs.map((part) => (
        <Part key={part.need} part={part} purposes={purposes.filter(({ need }) => need === part.need)} />
      ))}
      <p className="allow-notes">
        {t('apply.allow.dot')} {t('apply.allow.checkAbout')}
      </p>
    </ApplyRunbookStep>
  );
}
