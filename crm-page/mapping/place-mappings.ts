import type { CustomerRecord, FieldReading, PageCallState } from '../../domain/customer-record.ts';
import { CALL_BADGE, pagePattern, type MappingFinding, type PageMapping } from '../../domain/page-mapping.ts';
import { ancestors } from '../dom/nodes.ts';
import { shownByStyle } from '../dom/visibility.ts';
import { baseConfidence, clean } from '../generic/candidates.ts';
import { fits, isMasked, normaliseValue } from '../generic/shapes.ts';
import { lookForLabels, sectionOf, valuesAt, type TaughtPage } from './find-values.ts';

/** What the taught fields of a page say, and how each of them fares. */
export interface MappedReading {
  readonly readings: readonly FieldReading[];
  readonly callState?: PageCallState;
  readonly findings: readonly MappingFinding[];
}

/** A dialog that covers the page holds whoever counts now; below it nothing is read. */
const coveredBy = (page: TaughtPage): Element | undefined =>
  page.index.dialogs.findLast((dialog) => (dialog.getAttribute('aria-modal') === 'true' || dialog.matches(':modal')) && shownByStyle(dialog) && (dialog.textContent ?? '').length > 120);

const ELAPSED = /(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?!\d)/u;
/** The words of a badge without its running time. */
export const badgeWords = (shown: string): string => shown.replace(ELAPSED, '').replace(/[\s●•·:：]+/gu, ' ').trim();

function callStateOf({ badge }: PageMapping, shown: string): PageCallState {
  const time = ELAPSED.exec(shown);
  const state = badge && badgeWords(shown) === badge.words ? badge.state : 'idle';
  return { state, ...(time && state !== 'idle' ? { elapsedSeconds: Number(time[1] ?? 0) * 3600 + Number(time[2]) * 60 + Number(time[3]) } : {}) };
}

/** Reads what people taught about pages like this one. The page is never changed; yields where it may have its turn. */
export function* applyMappings(document: Document, mappings: readonly PageMapping[]): Generator<void, MappedReading> {
  const pattern = pagePattern(document.location.href);
  const here = mappings.filter(({ path }) => path === pattern);
  const findings: MappingFinding[] = mappings.filter((one) => !here.includes(one)).map(({ id }) => ({ id, health: 'other-page' }));
  const readings: FieldReading[] = [];
  let callState: PageCallState | undefined;
  if (here.length === 0) return { readings, findings };
  const page = yield* lookForLabels(document, here.flatMap(({ anchor }) => (anchor.kind === 'label' ? [anchor.label] : [])));
  const cover = coveredBy(page);
  for (const mapping of here) {
    yield;
    const { id, field, anchor } = mapping;
    const values = valuesAt(document, anchor, page).filter(({ node }) => !cover || [...ancestors(node)].includes(cover));
    const [value] = values;
    if (!value || values.length > 1) {
      findings.push({ id, health: value ? 'several' : 'missing' });
      continue;
    }
    if (field === CALL_BADGE) {
      callState = callStateOf(mapping, value.shown);
      findings.push({ id, health: 'found', shown: value.shown });
      continue;
    }
    const { shown } = clean(field, value.shown, [value.node]);
    if (!fits(field, shown)) {
      findings.push({ id, health: 'misfit' });
      continue;
    }
    const label = anchor.kind === 'label' ? anchor.label : undefined;
    const where = [anchor.kind === 'label' ? (anchor.section ?? '') : (sectionOf(page.index, Infinity) ?? ''), label ?? ''].filter(Boolean).join(' › ');
    readings.push({ name: field, shown, value: normaliseValue(field, shown), foundBy: 'mapping', where, confidence: baseConfidence('mapping'), masked: isMasked(shown), ...(label ? { label } : {}) });
    findings.push({ id, health: 'found', shown });
  }
  return { readings, findings, ...(callState ? { callState } : {}) };
}

const IDENTIFIES = /^(?:customer_name|phone|email|id_number|account_number|card_number|case_id)$/u;

/**
 * Taught values before read ones, after what the page states itself. Two mappings of one field that disagree say nothing. A list
 * stays a list unless somebody taught what identifies its customer.
 */
export function withMapped(record: CustomerRecord, { readings, callState }: MappedReading): CustomerRecord {
  const usable = readings.filter((one) => !readings.some((other) => other.name === one.name && other.value !== one.value));
  const single = record.singleCustomer || usable.some(({ name }) => IDENTIFIES.test(name));
  const fields: Record<string, FieldReading | undefined> = { ...record.fields };
  if (single) for (const reading of usable) if (fields[reading.name]?.foundBy !== 'declared') fields[reading.name] = reading;
  return { ...record, fields, singleCustomer: single, ...(callState ? { callState } : {}) };
}
