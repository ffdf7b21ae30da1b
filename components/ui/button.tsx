import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

const LOOKS = {
  /** The one thing to do now. */
  primary: 'bg-accent text-on-accent border-accent font-medium',
  plain: 'bg-raised text-ink border-line hover:border-quiet',
  quiet: 'bg-transparent text-quiet border-transparent hover:text-ink hover:bg-sunken',
  harm: 'bg-harm-soft text-harm border-harm',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof LOOKS;
  /** The key that does the same, shown beside the words. */
  readonly keyHint?: string;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', keyHint, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(
        'inline-flex min-h-7 items-center justify-center gap-1.5 whitespace-nowrap max-[300px]:whitespace-normal rounded-md border px-2 py-0.5 text-base leading-tight disabled:cursor-default disabled:opacity-45',
        LOOKS[look],
        className,
      )}
      {...rest}
    >
      {children}
      {keyHint ? <KeyHint>{keyHint}</KeyHint> : null}
    </button>
  );
}

export function KeyHint({ children }: { readonly children: ReactNode }) {
  return (
    <kbd aria-hidden="true" className="hidden rounded-sm border border-current/25 px-1 font-sans text-xs leading-4 opacity-70 min-[340px]:inline">
      {children}
    </kbd>
  );
}
