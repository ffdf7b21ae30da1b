import { findAddresses } from './addresses.ts';
import { findBankCards, findLabelledAccounts } from './bank-cards.ts';
import { findEmails } from './email.ts';
import type { Finding, Span } from './finding.ts';
import { findChineseIds, findCreditCodes, findHongKongIds, findTaiwanIds } from './identity-numbers.ts';
import { normaliseMapped, originalRange, type MappedText } from './mapped-text.ts';
import { maskName, maskValue } from './masks.ts';
import { findChineseMobiles, findLandlines, findTaiwanLandlines, findTaiwanMobiles } from './phones.ts';
import { findSecretBeginnings, findSecrets } from './secrets.ts';
import { inSimplified } from './simplified.ts';
import { writeSpokenDigits } from './spoken-digits.ts';
import { findTravelDocuments } from './travel-documents.ts';

/** First come, first served where spans overlap: an ID that is also Luhn-valid is masked once, as an ID. */
const FINDERS: readonly ((text: string) => Span[])[] = [
  findSecrets, findEmails, findChineseIds, findCreditCodes, findTaiwanIds, findHongKongIds, findBankCards, findChineseMobiles, findTaiwanMobiles,
  findTravelDocuments, findTaiwanLandlines, findLandlines, findLabelledAccounts, findAddresses,
];
/** A number read out word by word can be any of the numbers, but no e-mail address, and an address has words of its own. */
const SPOKEN_FINDERS = FINDERS.filter((finder) => finder !== findEmails && finder !== findAddresses);

/** `taken` marks the units of the original that a finding covers, so that a text full of numbers costs no comparison of each with each. */
function collect(mapped: MappedText, finders: typeof FINDERS, found: Finding[], taken: Uint8Array, original: string): void {
  for (const finder of finders) {
    for (const span of finder(mapped.text)) {
      const range = originalRange(mapped, span.start, span.end);
      if (taken.subarray(range.start, range.end).includes(1)) continue;
      taken.fill(1, range.start, range.end);
      const value = normaliseMapped(original.slice(range.start, range.end)).text;
      found.push({ type: span.type, ...range, value, severity: span.type === 'secret' ? 'refuse' : 'mask' });
    }
  }
}

function forPatterns(text: string): MappedText {
  const mapped = normaliseMapped(text);
  return { ...mapped, text: inSimplified(mapped.text) };
}

/**
 * Personal data in a note, script or transcript, in order of position. Works on running Chinese, Taiwanese and English text,
 * full-width forms and digits written as words. Never throws.
 */
export function findPersonalData(text: string): Finding[] {
  const found: Finding[] = [];
  const taken = new Uint8Array(text.length);
  const mapped = forPatterns(text);
  collect(mapped, FINDERS, found, taken, text);
  const spoken = writeSpokenDigits(mapped);
  if (spoken) collect(spoken, SPOKEN_FINDERS, found, taken, text);
  return found.sort((a, b) => a.start - b.start);
}

/** Where a secret may just be beginning (`findSecretBeginnings`), as offsets in the text as it was given. Never throws. */
export function findBegunSecrets(text: string, caret: number | null): readonly { readonly start: number; readonly end: number }[] {
  const mapped = forPatterns(text);
  const at = caret === null ? null : mapped.starts.filter((start) => start < caret).length;
  return findSecretBeginnings(mapped.text, at).map((span) => originalRange(mapped, span.start, span.end));
}

/**
 * The text with every finding masked in place, as long as before, so that other offsets into it stay right. `names` are the
 * values of the record's name fields: only those can be told apart from ordinary words.
 */
export function redact(text: string, names: readonly string[] = []): { text: string; findings: Finding[] } {
  const findings = findPersonalData(text);
  let masked = '';
  let at = 0;
  for (const finding of findings) {
    masked += text.slice(at, finding.start) + maskValue(finding.type, text.slice(finding.start, finding.end));
    at = finding.end;
  }
  masked += text.slice(at);
  for (const name of names.filter((each) => each.trim().length > 1)) masked = masked.replaceAll(name, maskName(name));
  return { text: masked, findings };
}
