// A question that is answered with on or off.

import type { FieldPath } from 'react-hook-form';
import { labelOf } from '../../core/first.ts';
import type { FormValues } from '../answers/form-values.ts';
import { useWords } from '../words/words.tsx';
import { controlId, type FrameProps } from './field.tsx';
import { FieldMessages } from './field-messages.tsx';
import { Switch } from './switch.tsx';
import { useFieldFindings } from './use-field-findings.ts';
import { useFormValue } from './use-form-value.ts';

export interface SwitchFieldProps extends Omit<FrameProps, 'source' | 'hint'> {
  readonly field: FieldPath<FormValues>;
}

export function SwitchField({ field, label, help, wide = false }: SwitchFieldProps) {
  const { say } = useWords();
  const [on, set] = useFormValue(field);
  const findings = useFieldFindings(field);
  const id = controlId(field);
  const says = findings.length > 0 ? `${id}-says` : '';
  const helps = help === undefined ? '' : `${id}-help`;
  return (
    <div className={`field switch ${wide ? 'wide' : ''}`}>
      <Switch
        id={id}
        checked={on === true}
        onSwitch={(next) => set(next)}
        data-field={field}
        aria-describedby={`${says} ${helps}`.trim() || undefined}
      />
      <div>
        <label htmlFor={id}>{label ?? say(labelOf(field))}</label>
        {help !== undefined && (
          <div className="help" id={helps}>
            {help}
          </div>
        )}
        <FieldMessages id={`${id}-says`} findings={findings} onMended={() => document.getElementById(id)?.focus()} />
      </div>
    </div>
  );
}
