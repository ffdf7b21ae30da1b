import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';
import { ageOf } from '../../scripts-library/alerts/alerts.ts';
import type * as CustomerType from '../../scripts-library/customer-type/index.ts';
import type * as Scenario from '../../scripts-library/scenario/index.ts';
import type { TypeTracker } from '../../scripts-library/customer-type/index.ts';
import type { ScenarioRecord, ScenarioTracker } from '../../scripts-library/scenario/index.ts';
import type { ScenarioChoice, TypeJudgement } from './engine.ts';

/** The judges with their weights: a chunk of its own, which the panel fetches while it already shows the customer. */
interface Models {
  readonly judges: Pick<typeof CustomerType, 'createTypeTracker'> & Pick<typeof Scenario, 'createScenarioTracker'>;
  readonly type: Awaited<ReturnType<typeof CustomerType.loadTypeModel>>;
  readonly scenario: Awaited<ReturnType<typeof Scenario.loadScenarioModel>>;
}

/** Contacts whose trackers are kept: the open ones; more than an agent ever has at once. */
const KEPT = 8;

interface Ear {
  readonly type: TypeTracker;
  readonly scenario: ScenarioTracker;
  heard: number;
  page: string;
}

export interface ContactEar {
  loadModels(): Promise<void>;
  /** Looks at new turns only; a transcript that became shorter is another conversation and begins anew. */
  listen(contact: string, record: CustomerRecord): { readonly scenarios: readonly ScenarioChoice[]; readonly type: TypeJudgement | null };
}

/** Listens to each contact's page with trackers of its own, so that no text of one reaches another. */
export function createContactEar(locale: Locale, jurisdiction: Jurisdiction): ContactEar {
  const ears = new Map<string, Ear>();
  let models: Models | null = null;

  const earFor = ({ judges, type, scenario }: Models, contact: string, record: CustomerRecord): Ear => {
    const known = ears.get(contact);
    if (known && known.heard <= record.transcript.length) return known;
    const facts = { contactCount: numberOf(record, 'contact_count'), description: textOf(record, 'case_description') };
    const ear: Ear = { type: judges.createTypeTracker(type, facts), scenario: judges.createScenarioTracker(scenario, { locale, jurisdiction, record: scenarioRecord(record) }), heard: 0, page: pageKey(record) };
    ears.set(contact, ear);
    if (ears.size > KEPT) ears.delete(ears.keys().next().value ?? '');
    return ear;
  };

  return {
    async loadModels() {
      models = await fetchModels();
    },
    listen(contact, record) {
      if (!models) return { scenarios: [], type: null };
      const ear = earFor(models, contact, record);
      if (ear.page !== pageKey(record)) {
        ear.page = pageKey(record);
        ear.scenario.readPage(scenarioRecord(record));
      }
      for (const turn of record.transcript.slice(ear.heard)) {
        ear.type.addTurn({ speaker: turn.speaker, text: turn.text });
        if (turn.speaker === 'customer') ear.scenario.hear(turn.text);
      }
      ear.heard = record.transcript.length;
      const { judgement } = ear.type.current();
      return {
        scenarios: ear.scenario.guesses.slice(0, 5).map(({ scenario, probability, reasons }) => ({
          scenario, probability,
          reasons: reasons.map((reason) => (reason.code === 'scenario.words' ? { code: 'words', params: { quote: reason.quote, part: reason.part } } : { code: `rule.${reason.rule}` })),
        })),
        type: judgement && { type: judgement.type === 'unknown' ? (judgement.hint ?? 'unknown') : judgement.type, band: judgement.band, cues: judgement.cues.map((cue) => ({ text: cue.quote, reason: { code: cue.reason } })) },
      };
    },
  };
}

let fetched: Promise<Models> | null = null;

/** Fetches the judges once a page, while the first reading is under way. */
function fetchModels(): Promise<Models> {
  fetched ??= (async () => {
    const [customerType, scenarios] = await Promise.all([import('../../scripts-library/customer-type/index.ts'), import('../../scripts-library/scenario/index.ts')]);
    const [type, scenario] = await Promise.all([customerType.loadTypeModel(), scenarios.loadScenarioModel()]);
    return { judges: { createTypeTracker: customerType.createTypeTracker, createScenarioTracker: scenarios.createScenarioTracker }, type, scenario };
  })();
  return fetched;
}

const textOf = (record: CustomerRecord, name: string): string | undefined => record.fields[name]?.shown;
const numberOf = (record: CustomerRecord, name: string): number | undefined => {
  const value = Number.parseInt(record.fields[name]?.value ?? '', 10);
  return Number.isFinite(value) ? value : undefined;
};

function scenarioRecord(record: CustomerRecord): ScenarioRecord {
  const age = ageOf(record);
  return {
    caseType: textOf(record, 'case_type'), subject: textOf(record, 'case_subject'), description: textOf(record, 'case_description'),
    product: textOf(record, 'product'), tier: textOf(record, 'tier'), history: textOf(record, 'complaint_history'),
    contactCount: numberOf(record, 'contact_count'), ...(Number.isFinite(age) ? { age } : {}),
  };
}

const pageKey = (record: CustomerRecord): string => JSON.stringify(scenarioRecord(record));
