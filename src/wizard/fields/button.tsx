// A button, or a link that looks like one. The browser's own: how it looks is in base.css.

import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  /** Where it leads: then it is a link. */
  readonly href?: string;
}

export function Button({ href, type = 'button', ...props }: ButtonProps) {
  if (href === undefined) return <button {...props} type={type} />;
  const { className, children, 'aria-label': label } = props;
  return (
    <a href={href} className={className} aria-label={label}>
      {children}
    </a>
  );
}
