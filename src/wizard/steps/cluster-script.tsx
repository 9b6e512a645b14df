// The one script that asks everything: copied as one piece that a terminal takes, and shown in place to whoever wants to
// read it first.

import { useState } from 'react';
import { detectScript } from '../../core/first.ts';
import { Button } from '../fields/button.tsx';
import { CopyButton } from '../fields/copy-button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { useClusterWords } from './cluster-commands.tsx';

// The script takes the cluster's name as its argument, so it is written to a file first: pasted as it is, its `exit`
// would end the terminal.
const commandOf = (name: string, region: string): string =>
  [
    "cat >detect.sh <<'END_OF_DETECT'",
    detectScript.trimEnd(),
    'END_OF_DETECT',
    name === ''
      ? 'read -rp \'Name of the cluster: \' cluster && bash detect.sh "$cluster"'
      : `bash detect.sh ${name} ${region}`.trimEnd(),
    '',
  ].join('\n');

export function ClusterScript() {
  const { t } = useWords();
  const { name, region } = useClusterWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="start">
      <Icon name="terminal" />
      <span>
        {t('cluster.script.title')}
        <small>{t('cluster.script.about')}</small>
      </span>
      <span className="r">
        <Button
          className="btn quiet small"
          aria-expanded={open}
          aria-controls="detect-script"
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'cluster.script.hide' : 'cluster.script.look')}
        </Button>
        <CopyButton text={commandOf(name, region)} label={t('cluster.script.copy')} />
      </span>
      {open && (
        <textarea
          className="script"
          id="detect-script"
          readOnly
          rows={14}
          aria-label={t('cluster.script.title')}
          defaultValue={detectScript}
        />
      )}
    </div>
  );
}
