// The box around an input, which carries its border, its background and its focus.

import type { ComponentProps, Ref } from 'react';

interface BoxedInputProps extends ComponentProps<'input'> {
  /** Of the box. */
  readonly className: string;
}

export function BoxedInput({ className, ...input }: BoxedInputProps) {
  return (
    <div className={`in one ${className}`}>
      <input {...input} />
    </div>
  );
}

interface BoxedTextProps extends ComponentProps<'textarea'> {
  readonly className: string;
  readonly rows: number;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** The same for several lines: it grows with its text where the browser can (CSS `field-sizing`), else it has a handle. */
export function BoxedText({ className, ...text }: BoxedTextProps) {
  return (
    <div className={`in lines ${className}`}>
      <textarea {...text} />
    </div>
  );
}
