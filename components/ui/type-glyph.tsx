import type { CustomerTypeOrUnknown } from '../../domain/customer-type.ts';

const COLOURS: Record<CustomerTypeOrUnknown, string> = {
  rational: 'text-rational',
  emotional: 'text-emotional',
  impatient: 'text-impatient',
  silent: 'text-silent',
  unknown: 'text-quiet',
};

/** A shape and a hue for each type, the same at every desk and in every chart; never hue alone. */
export function TypeGlyph({ type, size = 12 }: { readonly type: CustomerTypeOrUnknown; readonly size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 12 12" className={`${COLOURS[type]} shrink-0`} fill="none" stroke="currentColor" strokeWidth="1.75">
      {type === 'rational' ? <rect x="1.5" y="1.5" width="9" height="9" rx="1" /> : null}
      {type === 'emotional' ? <circle cx="6" cy="6" r="4.75" /> : null}
      {type === 'impatient' ? <path d="M6 1.2 11 10.6H1Z" strokeLinejoin="round" /> : null}
      {type === 'silent' ? <path d="M1.5 6h9" strokeWidth="3" strokeLinecap="round" /> : null}
      {type === 'unknown' ? <circle cx="6" cy="6" r="4.75" strokeDasharray="2 2.2" /> : null}
    </svg>
  );
}
