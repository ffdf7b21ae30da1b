import { useId, type ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: (id: string) => ReactNode;
}

/** A label above its control, with a hint that says why. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-sm text-quiet first-letter:uppercase">{label}</label>
      {children(id)}
      {hint ? <p className="mt-0.5 text-sm text-quiet">{hint}</p> : null}
    </div>
  );
}

export const inputLook = 'w-full rounded-sm border border-line bg-raised px-2 py-1 text-base text-ink';
