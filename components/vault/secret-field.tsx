import { Field, inputLook } from '../ui/field.tsx';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly testId?: string;
  /** The one thing to do on the page: typing begins at once. */
  readonly first?: boolean;
}

/** As a ref: called when the field appears, not at every rendering. */
const focusOnce = (field: HTMLInputElement | null): void => field?.focus();

/** A passphrase. The browser is not to keep it: whoever opens the profile would have it. */
export function SecretField({ label, value, onChange, hint, testId, first = false }: SecretFieldProps) {
  return (
    <Field label={label} hint={hint}>{(id) => (
      <input id={id} type="password" className={inputLook} value={value} autoComplete="off" spellCheck={false} data-testid={testId} ref={first ? focusOnce : undefined} onChange={(event) => onChange(event.target.value)} />
    )}</Field>
  );
}

/** A new passphrase typed twice: itself once both agree, otherwise null. */
export function twice(first: string, second: string): string | null {
  return first !== '' && first === second ? first : null;
}
