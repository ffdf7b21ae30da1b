/** What tells one customer from another, as shown on a page. Values normalised by the reader. */
export interface CustomerMarks {
  readonly name?: string;
  readonly idNumber?: string;
  readonly accountNumber?: string;
  readonly cardNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly caseId?: string;
}

const MASK = /[*＊•●×xX]{2,}|\*/u;

const isWhole = (value: string | undefined): value is string => value !== undefined && value.length > 0 && !MASK.test(value);

/**
 * Are these two the same person? `other` needs one whole mark that differs; `same` needs one whole, personal mark that agrees.
 * Equal masked names, or equal names alone, are `unknown`: two customers may well be called 王建国 (call-desk.md, "Other people's tabs").
 * A case id alone never says `other`: one person has several cases.
 */
export function relateCustomers(ours: CustomerMarks, theirs: CustomerMarks): 'same' | 'other' | 'unknown' {
  const personal = ['idNumber', 'accountNumber', 'cardNumber', 'email', 'phone'] as const;
  let agrees = false;
  for (const mark of personal) {
    const a = ours[mark];
    const b = theirs[mark];
    if (!isWhole(a) || !isWhole(b)) continue;
    if (a === b) agrees = true;
    else if (mark === 'idNumber' || mark === 'email' || mark === 'phone') return 'other';
  }
  if (isWhole(ours.name) && isWhole(theirs.name) && ours.name !== theirs.name) return 'other';
  if (agrees) return 'same';
  if (isWhole(ours.caseId) && ours.caseId === theirs.caseId && ours.name === theirs.name) return 'same';
  return 'unknown';
}

/** The marks of a record's fields, by canonical name. */
export function marksOf(fields: Readonly<Record<string, { readonly value: string } | undefined>>): CustomerMarks {
  const value = (name: string): string | undefined => fields[name]?.value;
  return {
    name: value('customer_name'), idNumber: value('id_number'), accountNumber: value('account_number'),
    cardNumber: value('card_number'), phone: value('phone'), email: value('email'), caseId: value('case_id'),
  };
}
