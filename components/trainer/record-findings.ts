import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { lintRecord, oneEach } from '../../scripts-library/lint/index.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import { faultsOf } from '../../scripts-library/packs/references.ts';
import { missingBankFigures, templateProblems } from '../../scripts-library/placeholders/index.ts';
import { libraryRecord, type LibraryRecord } from '../../scripts-library/schema/index.ts';
import { countedFromOne } from './counted-from-one.ts';
import type { FindingView } from './findings.tsx';

/** What a record is judged against. */
export interface Surroundings {
  /** What agents have: published and not taken out of service, without the record itself. */
  readonly others: Library;
  /** Ids that exist as drafts alone: a line that uses one has to wait for it. */
  readonly onlyDrafts: ReadonlySet<string>;
  /** The bank's own figures, "bank.hotline" → "95000". */
  readonly bank: Readonly<Record<string, string>>;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Everything a record can be refused or questioned for, in words and with the place: shape, dates, wording, placeholders, the bank's figures, references. */
export function findingsOf(record: LibraryRecord, around: Surroundings, t: TFunction): readonly FindingView[] {
  const shape = libraryRecord.safeParse(record);
  if (!shape.success) return shape.error.issues.map((issue) => blocking(issue.path.join('.'), issueWords(issue, t)));
  return [...shapeFindings(record, t), ...templateFindings(record, around, t), ...figureFindings(record, around, t), ...referenceFindings(record, around, t), ...lintFindings(record, around, t)];
}

/** A schema's issue as a trainer would say it; what has no words of its own stays as the schema says it. */
export function issueWords(issue: Pick<z.core.$ZodIssue, 'code' | 'message'>, t: TFunction): string {
  // The one union of the schema is a condition; without a fact it is none.
  if (issue.code === 'too_small' || issue.code === 'invalid_union') return t('trainer.shape.empty');
  if (issue.code === 'invalid_format') return issue.message.includes('date') ? t('trainer.shape.date') : t('trainer.shape.format', { problem: issue.message });
  return t('trainer.shape.other', { problem: issue.message });
}

const blocking = (field: string, text: string, start = 0, end = 0): FindingView => ({ severity: 'block', field, text, better: null, start, end });

function shapeFindings({ effectiveFrom, effectiveTo }: LibraryRecord, t: TFunction): FindingView[] {
  return effectiveTo !== null && effectiveTo < effectiveFrom ? [blocking('effectiveTo', t('trainer.endsBeforeItBegins'))] : [];
}

function lintFindings(record: LibraryRecord, { others, onlyDrafts, today }: Surroundings, t: TFunction): FindingView[] {
  return oneEach(lintRecord(record, others, today)).map((finding) => {
    const at = finding.params['at'];
    const params = countedFromOne(finding.params);
    const waits = finding.ruleId === 'fragment.missing' && onlyDrafts.has(String(finding.params['name']));
    return {
      severity: finding.severity, field: finding.field, better: finding.better ?? null, start: typeof at === 'number' ? at : finding.start, end: finding.end,
      text: waits ? t('trainer.fragmentIsDraft', { name: finding.params['name'] }) : [
        finding.params['quote'] === undefined || finding.category === 'jurisdiction' ? '' : t('lint.reason.quoted', finding.params),
        t(`lint.category.${finding.category}`), t(finding.reasonKey, params), finding.source === 'model' ? t('lint.reason.byModel', finding.params) : '',
      ].filter(Boolean).join(' · '),
    };
  });
}

/** The texts with placeholders in them, by field. A script's core and "never say" are not read out. */
function templatesOf(record: LibraryRecord): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const visit = (path: string, value: unknown): void => {
    if (typeof value === 'string') { if (value.includes('{{')) found.push([path, value]); }
    else if (value !== null && typeof value === 'object') for (const [name, part] of Object.entries(value)) visit(path === '' ? name : `${path}.${name}`, part);
  };
  visit('', record.kind === 'script' ? { variants: record.variants } : record);
  return found;
}

const fragmentsOf = ({ others }: Surroundings): Readonly<Record<string, string>> => Object.fromEntries(others.fragments.map((fragment) => [fragment.id, fragment.text]));

/** A script's placeholders are the lint's; those of a fragment, a disclosure or an answer are read out as well. */
function templateFindings(record: LibraryRecord, around: Surroundings, t: TFunction): FindingView[] {
  if (record.kind === 'script') return [];
  const fragments = { ...fragmentsOf(around), ...(record.kind === 'fragment' ? { [record.id]: record.text } : {}) };
  return templatesOf(record).flatMap(([field, text]) => templateProblems(text, fragments).map((problem) => blocking(field, t(`lint.reason.${problem.code}`, countedFromOne(problem.params)), Number(problem.params?.['at'] ?? 0), text.length)));
}

/** A figure of the bank that nobody filled in would be a gap in the agent's mouth. */
function figureFindings(record: LibraryRecord, around: Surroundings, t: TFunction): FindingView[] {
  const fragments = fragmentsOf(around);
  return templatesOf(record).flatMap(([field, text]) => missingBankFigures(text, fragments, around.bank).map((name) => {
    const at = Math.max(0, text.indexOf(`bank.${name}`));
    return { ...blocking(field, t('trainer.bankFigure', { name: t(`bank.${name}`, { defaultValue: t(`placeholder.bank.${name}`, { defaultValue: name }) }) }), at, at + name.length + 5), setting: name };
  }));
}

function referenceFindings(record: LibraryRecord, { others }: Surroundings, t: TFunction): FindingView[] {
  if (record.kind === 'script') return [];
  const kinds = new Map([...others.byId].map(([id, { kind }]) => [id, kind] as const));
  return faultsOf(record, (id) => (id === record.id ? record.kind : kinds.get(id))).filter((fault) => fault.field !== 'text').map((fault) => blocking(fault.field, t(`trainer.fault.${fault.code}`, { id: fault.about ?? '' })));
}
