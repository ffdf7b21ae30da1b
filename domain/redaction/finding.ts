/** Kinds of personal data the product recognises (domain notes, section 7). */
export const PERSONAL_DATA_TYPES = [
  'secret', 'email', 'cn_id', 'uscc', 'tw_id', 'hkid', 'passport', 'travel_permit', 'bank_card', 'cn_mobile', 'tw_mobile', 'landline', 'tw_landline', 'address',
] as const;
export type PersonalDataType = (typeof PERSONAL_DATA_TYPES)[number];

/**
 * One piece of personal data. `start` and `end` are UTF-16 offsets in the text as it was given; `value` is the piece after NFKC.
 * `refuse`: passwords and codes (class C3 of JR/T 0171) are not kept even masked, the text must be corrected.
 */
export interface Finding {
  readonly type: PersonalDataType;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly severity: 'mask' | 'refuse';
}

/** A piece found in a transformed text; offsets are those of that text. */
export interface Span {
  readonly type: PersonalDataType;
  readonly start: number;
  readonly end: number;
}
