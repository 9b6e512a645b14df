// The CA bundle of a proxy that opens TLS connections: pasted or read from a file, and what its certificates say.
// A text with a private key never becomes an answer: not kept, not shown, in no step that undo or a link could carry.

import { useRef, useState } from 'react';
import { type Certificate, certificatesOf, hasMark, holdsPrivateKey, userDataLimit } from '../../core/index.ts';
import { useAnswers, useSnapshot } from '../answers/answers.tsx';
import { BoxedText } from '../fields/boxed-input.tsx';
import { Button } from '../fields/button.tsx';
import { Check } from '../fields/check-field.tsx';
import { Field } from '../fields/field.tsx';
import { plainInput } from '../fields/text-field.tsx';
import { useFormValue } from '../fields/use-form-value.ts';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

/** A larger file is no bundle of a proxy; reading it would only make the page wait. */
const LARGEST_FILE = 1_000_000;

/** Times of certificates sort as text. */
const expired = ({ notAfter }: Certificate): boolean => notAfter < new Date().toISOString().replace('T', ' ');

function Certificates({ text }: { readonly text: string }) {
  const { t } = useWords();
  const certificates = certificatesOf(text);
  if (certificates.length === 0) return null;
  return (
    <ul className="certificates" aria-label={t('proxy.ca.list')}>
      {certificates.map((one) => (
        <li key={`${one.subject} ${one.issuer} ${one.notAfter}`}>
          <Icon name={expired(one) || !one.authority ? 'warning' : 'check'} />
          <span>
            <b>{one.subject}</b>
            <small>
              {t(expired(one) ? 'proxy.ca.expired' : 'proxy.ca.valid', {
                from: one.notBefore.slice(0, 10),
                to: one.notAfter.slice(0, 10),
              })}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the bundle takes of the room that user data has. */
function Size() {
  const { t } = useWords();
  const bytes = useSnapshot(({ bundle: { plan } }) => (hasMark(plan.caBundle) ? 0 : plan.caBundle.length));
  return bytes === 0 ? t('proxy.ca.help') : t('proxy.ca.size', { bytes, limit: userDataLimit });
}

function Bundle() {
  const { t } = useWords();
  const [text, set] = useFormValue('proxy.caBundle');
  const [trouble, setTrouble] = useState<'proxy.ca.key' | 'proxy.ca.tooLarge'>();
  const file = useRef<HTMLInputElement>(null);
  const take = (next: string) => {
    const secret = holdsPrivateKey(next);
    setTrouble(secret ? 'proxy.ca.key' : undefined);
    set(secret ? '' : next);
  };
  const open = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    if (chosen.size > LARGEST_FILE) setTrouble('proxy.ca.tooLarge');
    else take(await chosen.text());
  };
  return (
    <Field field="proxy.caBundle" help={<Size />}>
      {(control) => (
        <>
          <BoxedText
            {...plainInput}
            {...control}
            {...{ 'data-field': 'proxy.caBundle' }}
            name="proxy.caBundle"
            className="mono"
            rows={4}
            value={text}
            placeholder="-----BEGIN CERTIFICATE-----"
            onChange={(event) => take(event.target.value)}
          />
          <div className="ca-actions">
            <Button className="btn line small" onClick={() => file.current?.click()}>
              {t('page.openFile')}
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              accept=".pem,.crt,.cer,.txt"
              aria-label={t('page.openFile')}
              // A file that is chosen is no typing, during which messages would wait.
              onInput={(event) => event.stopPropagation()}
              onChange={(event) => {
                void open(event.target.files?.[0]);
                // The same file may be chosen again.
                event.target.value = '';
              }}
            />
          </div>
          {trouble !== undefined && (
            <div className="finding error" role="alert">
              <Icon name="error" />
              <p>{t(trouble)}</p>
            </div>
          )}
          <Certificates text={text} />
        </>
      )}
    </Field>
  );
}

/** Asked only of those whose proxy does so. Switched off, the answer is gone. */
export function CaBundle() {
  const { t } = useWords();
  const { together } = useAnswers();
  const [text, set] = useFormValue('proxy.caBundle');
  const [asked, setAsked] = useFormValue('proxy.tlsInspection');
  const open = asked || text !== '';
  return (
    <div className="another">
      <Check
        checked={open}
        aria-controls="ca-bundle"
        label={t('proxy.ca.check')}
        about={open ? undefined : t('proxy.ca.off')}
        {...(open ? {} : { 'data-field': 'proxy.caBundle' })}
        onCheck={(on) =>
          together(() => {
            setAsked(on);
            if (!on) set('');
          })
        }
      />
      <div id="ca-bundle">{open && <Bundle />}</div>
    </div>
  );
}
