// Every shortcut in a list, and the switch for those of one character. Fetched when it is first asked for.

import Dialog from '@mui/material/Dialog';
import { Button } from '../fields/button.tsx';
import { Switch } from '../fields/switch.tsx';
import { MuiTheme } from '../parts/mui-theme.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';
import { KeyCaps } from './key-caps.tsx';
import { isSingle, type Keys, shortcuts } from './shortcuts.ts';
import { setSingleKeys, useSingleKeys } from './single-keys.ts';
import { useOnApple } from './use-on-apple.ts';
import './shortcuts.css';

const TITLE = 'shortcuts-title';
const SINGLE = 'shortcuts-single';

const shownKeys = (keys: readonly Keys[], apple: boolean) => keys.filter(({ notOnMac }) => !(apple && notOnMac));

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const single = useSingleKeys();
  const apple = useOnApple();
  return (
    <MuiTheme>
      <Dialog open onClose={onClose} aria-labelledby={TITLE} slotProps={{ paper: { className: 'shortcuts' } }}>
        <header>
          <h2 id={TITLE}>{t('shortcuts.title')}</h2>
          <Button className="icon" aria-label={t('page.close')} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </header>
        <dl>
          {shortcuts.map(({ id, words, keys }) => (
            <div key={id}>
              <dt>{t(words)}</dt>
              <dd>
                {shownKeys(keys, apple).map((one) => (
                  <span key={one.key} className={isSingle(one) && !single ? 'off' : ''}>
                    <KeyCaps keys={one} />
                    {isSingle(one) && !single && <span className="vh">{t('shortcuts.off')}</span>}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <div className="single">
          <Switch id={SINGLE} checked={single} onSwitch={setSingleKeys} aria-describedby={`${SINGLE}-why`} />
          <div>
            <label htmlFor={SINGLE}>{t('shortcuts.single')}</label>
            <p className="help" id={`${SINGLE}-why`}>
              {t('shortcuts.single.why')}
            </p>
          </div>
        </div>
      </Dialog>
    </MuiTheme>
  );
}
