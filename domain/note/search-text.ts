import type { Call } from '../call/call.ts';

/**
 * The text by which a closed call is found again: what was written and recorded, and the masked name. Folded as `foldForSearch`
 * folds the query, so that nothing is folded again when 100,000 notes are scanned.
 */
export function searchText(call: Call): string {
  const parts = [
    call.subject?.maskedName,
    ...Object.values(call.noteParts),
    ...Object.values(call.steps).flatMap((step) => (step.state === 'ticked' ? Object.values(step.evidence) : [])),
    ...call.promises.map((promise) => promise.what),
    ...call.corrections.map((correction) => correction.text),
    call.complaint?.number,
    call.recordingId,
  ];
  return foldForSearch(parts.filter((part) => part !== undefined && part.trim() !== '').join('\n'));
}

/** Full width and half width, upper and lower case are one. U+0000 separates notes in memory and never occurs in one. */
export const foldForSearch = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('\u0000', ' ');
