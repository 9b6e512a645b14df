// The frame of one question: label, where the value came from, control, one line of why, and what is wrong with it.

import { type ReactNode, useRef, useState } from 'react';
import { type Finding, labelOf, missingCode } from '../../core/first.ts';
import { useUntouched } from '../answers/answers.tsx';
import { useWords } from '../words/words.tsx';
import { afterPress } from './after-press.ts';
import { FieldMessages } from './field-messages.tsx';
import { useFieldFindings } from './use-field-findings.ts';
import './fields.css';

/** What the control of a question carries, so that label, help and messages belong to it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FieldState {
  /** The answer is needed and not there: dashed amber. */
  readonly missing: boolean;
}

export interface FrameProps {
  /** Path of the answer, as in settings.json. */
  readonly field: string;
  /** The core's name of the answer where absent. */
  readonly label?: string | undefined;
  /** Small words behind the label. */
  readonly hint?: ReactNode;
  /** At the right end of the label's line: where the value came from. */
  readonly source?: ReactNode;
  /** One line of why. */
  readonly help?: ReactNode;
  /** Takes the whole width of a grid of two. */
  readonly wide?: boolean;
}

interface FieldProps extends FrameProps {
  /** A group of controls (radio buttons, check boxes) in a fieldset. */
  readonly group?: boolean;
  /** The path of what is being typed, where that is only a part of the answer. */
  readonly typedIn?: string;
  readonly children: (control: ControlProps, state: FieldState) => ReactNode;
}

export const controlId = (field: string): string => `field-${field.replaceAll('.', '-')}`;

const isWrong = ({ severity, code }: Finding): boolean => severity === 'error' && code !== missingCode;

/**
 * A message that comes up while someone types waits until the field loses the focus; after a paste it is there at once,
 * and one that is there already stays as long as it is true.
 */
function useTyping(findings: readonly Finding[], typedIn: string) {
  const [typing, setTyping] = useState(false);
  const pasted = useRef(false);
  const waits = ({ field }: Finding) => field === typedIn || field.startsWith(`${typedIn}.`);
  const shown = typing ? findings.filter((finding) => finding.code === missingCode || !waits(finding)) : findings;
  const isShown = shown.some((finding) => finding.code !== missingCode && waits(finding));
  return {
    shown,
    handlers: {
      onPaste: () => {
        // The input event of this paste comes within the same task, if it comes at all.
        pasted.current = true;
        setTimeout(() => {
          pasted.current = false;
        });
        setTyping(false);
      },
      onInput: () => {
        if (!isShown && !pasted.current) setTyping(true);
      },
      onBlur: () => afterPress(() => setTyping(false)),
    },
  };
}

export function Field(props: FieldProps) {
  const { field, label, hint, source, help, wide = false, group = false, typedIn = field, children } = props;
  const { t, say } = useWords();
  const { shown, handlers } = useTyping(useFieldFindings(field), typedIn);
  const id = controlId(field);
  const needed = shown.some(({ code }) => code === missingCode);
  const isUntouched = useUntouched();
  const missing = needed && !isUntouched;
  const said = shown.filter(({ code }) => code !== missingCode);
  const described = [
    said.length > 0 ? `${id}-says` : '',
    needed ? `${id}-missing` : '',
    help === undefined ? '' : `${id}-help`,
  ].filter((one) => one !== '');
  const control: ControlProps = {
    id,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': said.some(isWrong) ? true : undefined,
  };
  const name = label ?? say(labelOf(field));
  const right = needed ? (
    <span className={missing ? 'src inf' : 'src'} id={`${id}-missing`}>
      {t(missing ? 'field.missing' : 'field.needed')}
    </span>
  ) : (
    source
  );
  const rest = (
    <>
      {children(control, { missing })}
      {help !== undefined && (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <FieldMessages id={`${id}-says`} findings={said} onMended={() => document.getElementById(id)?.focus()} />
    </>
  );
  const className = `field ${wide ? 'wide' : ''}`;
  if (group) {
    return (
      <fieldset className={className} aria-describedby={control['aria-describedby']} {...handlers}>
        <legend className="lab">
          <span className="as">{name}</span>
          {hint !== undefined && <span className="opt">{hint}</span>}
          {right}
        </legend>
        {rest}
      </fieldset>
    );
  }
  return (
    <div className={className} {...handlers}>
      <div className="lab">
        <label htmlFor={id}>{name}</label>
        {hint !== undefined && <span className="opt">{hint}</span>}
        {right}
      </div>
      {rest}
    </div>
  );
}
