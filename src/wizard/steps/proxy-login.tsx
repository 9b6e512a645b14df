// Whether the proxy asks for a password, and where the login is kept then: a store of AWS and the name of the secret. There
// is no place here for the login itself.

import { type SecretStore, storeTitles } from '../../core/index.ts';
import { Segments } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useFormValue } from '../fields/use-form-value.ts';
import { useWords } from '../words/words.tsx';

const PLACEHOLDERS: Readonly<Record<SecretStore, string>> = { secretsmanager: 'corp/proxy', ssm: '/corp/proxy' };

export function ProxyLogin() {
  const { t } = useWords();
  const [{ from, name }, set] = useFormValue('proxy.credentials');
  const choices: readonly { readonly value: SecretStore | ''; readonly label: string }[] = [
    { value: '', label: t('proxy.login.no') },
    { value: 'secretsmanager', label: storeTitles.secretsmanager },
    { value: 'ssm', label: storeTitles.ssm },
  ];
  return (
    <div className="another">
      <Field
        field="proxy.credentials.from"
        label={t('proxy.login.title')}
        group
        help={from === '' ? t('proxy.login.off') : undefined}
      >
        {() => (
          <Segments
            name="proxy.credentials.from"
            choices={choices}
            value={from}
            onChoose={(next) => set({ from: next, name })}
            dataField="proxy.credentials.from"
          />
        )}
      </Field>
      {from !== '' && (
        <TextField field="proxy.credentials.name" placeholder={PLACEHOLDERS[from]} help={t('proxy.login.help')} />
      )}
    </div>
  );
}
