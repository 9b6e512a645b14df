// The controllers that go by the proxy: a box for each on offer, and for each unknown one that came with settings.

import { useState } from 'react';
import { definitions } from '../../core/index.ts';
import { Button } from '../fields/button.tsx';
import { Check } from '../fields/check-field.tsx';
import { Field } from '../fields/field.tsx';
import { useFormValue } from '../fields/use-form-value.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

const field = 'addOns.controllers';
const known: ReadonlySet<string> = new Set(definitions.controllers.map(({ id }) => id));

export function ApplyControllers() {
  const { t, say } = useWords();
  const [chosen, set] = useFormValue(field);
  const [opened, setOpened] = useState(chosen.length > 0);
  const offered = [
    ...definitions.controllers.map(({ id, title, about }) => ({ id, title, about: say(about) })),
    ...chosen.filter((id) => id !== '' && !known.has(id)).map((id) => ({ id, title: id, about: undefined })),
  ];
  const turn = (id: string, on: boolean) => set(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <section className="sec">
      <Field field={field} label={t('apply.controllers')} help={t('apply.controllers.why')} group>
        {() => (
          <>
            <Button
              className="btn quiet small morebtn"
              aria-expanded={opened}
              aria-controls="controllers"
              data-field={field}
              onClick={() => setOpened(!opened)}
            >
              <Icon name={opened ? 'open' : 'folded'} />
              {t('apply.controllers.count', { count: chosen.length })}
            </Button>
            <div className="controllers" id="controllers" hidden={!opened}>
              {offered.map(({ id, title, about }) => (
                <Check
                  key={id}
                  name={`${field}.${id}`}
                  checked={chosen.includes(id)}
                  onCheck={(on) => turn(id, on)}
                  label={title}
                  about={about}
                  {...(chosen.includes(id) ? { 'data-field': `${field}.${chosen.indexOf(id)}` } : {})}
                />
              ))}
            </div>
          </>
        )}
      </Field>
    </section>
  );
}
