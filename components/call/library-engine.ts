import type { Call } from '../../domain/call/call.ts';
import type { Channel } from '../../domain/scenario.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';
import { alertsOf } from '../../scripts-library/alerts/alerts.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import { createLibraryIndex, productFamilyOf, riskGrade, suggest, type LineUsage, type SuggestContext } from '../../scripts-library/suggest/index.ts';
import { createContactEar } from './contact-ear.ts';
import type { Engine, LinesFor } from './engine.ts';
import { heardLately } from './flows.ts';

export interface EngineSettings {
  readonly scriptLocale: Locale;
  readonly jurisdiction: Jurisdiction;
  readonly timeZone: string;
}

/** The desk's judgements over the library in force. `usage` is what lines did on this machine, by script id. */
export function createLibraryEngine(library: Library, settings: EngineSettings, usage: () => Readonly<Record<string, LineUsage>>): Engine {
  const ear = createContactEar(settings.scriptLocale, settings.jurisdiction);
  const index = createLibraryIndex(library.records);
  // The pack of a jurisdiction may be in another language than the one asked for (built-in.ts); lines are sought in the pack's own.
  const locale = library.manifest?.locale ?? settings.scriptLocale;
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.timeZone });
  return {
    loadModels: () => ear.loadModels(),
    judge: (contact, record) => ({ ...ear.listen(contact, record), alerts: alertsOf(record) }),
    lines(context) {
      const { lines, pinned, withheld } = suggest({ ...momentOf(context), locale, jurisdiction: settings.jurisdiction, today: day.format(new Date(context.now)), usage: usage() }, index);
      return { lines, pinned: pinned.map(({ id, text }) => ({ id, text })), withheld };
    },
  };
}

type Moment = Omit<SuggestContext, 'locale' | 'jurisdiction' | 'today' | 'usage'>;

/** The moment of the call as the suggestions need it. */
function momentOf({ scenarios, stage, step, type, record, call, alerts, shown }: LinesFor): Moment {
  const field = (name: string): string | undefined => record?.fields[name]?.shown;
  const family = productFamilyOf(field('product') ?? field('case_subject') ?? '');
  const customerGrade = gradeOf(field('risk_rating'));
  return {
    channel: channelOf(call),
    stage,
    step,
    guesses: scenarios,
    type,
    alerts,
    direction: call?.direction ?? 'inbound',
    ...(field('tier') === undefined ? {} : { tier: field('tier')! }),
    ...(family === undefined ? {} : { product: family }),
    ...(customerGrade === undefined ? {} : { customerGrade }),
    heard: heardLately(record),
    said: usesOf(call, 'said'),
    rejected: usesOf(call, 'rejected'),
    shown,
  };
}

const channelOf = (call: Call | null): Channel => call?.channel ?? 'phone';

const usesOf = (call: Call | null, how: 'said' | 'rejected'): readonly string[] => (call?.scripts ?? []).filter((use) => use.how === how).map((use) => use.script.scriptId);

const gradeOf = (shown: string | undefined): number | undefined => (shown === undefined ? undefined : (riskGrade(shown) ?? undefined));
