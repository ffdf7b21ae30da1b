import type { Jurisdiction, Locale } from '../../domain/language.ts';
import { alertsOf } from '../../scripts-library/alerts/alerts.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import { createContactEar } from './contact-ear.ts';
import type { Engine } from './engine.ts';

/** The desk's judgements over the library in force. */
export function createLibraryEngine(library: Library, settings: { readonly scriptLocale: Locale; readonly jurisdiction: Jurisdiction }): Engine {
  const ear = createContactEar(settings.scriptLocale, settings.jurisdiction);
  return {
    loadModels: () => ear.loadModels(),
    judge: (contact, record) => ({ ...ear.listen(contact, record), alerts: alertsOf(record) }),
    lines({ scenarios, stage, step, type }) {
      const scenario = scenarios[0]?.scenario ?? 'S06';
      const lines = (step?.scenarios.length ? step.scenarios.flatMap((one) => library.scriptsOf(one, stage)) : library.scriptsOf(scenario, stage)).slice(0, 3);
      return {
        lines: lines.map((script) => ({ script, variant: type !== 'unknown' && script.variants[type] ? type : ('unknown' as const), reasons: [] })),
        pinned: lines[0]?.disclosures.flatMap((id) => { const one = library.byId.get(id); return one?.kind === 'disclosure' ? [{ id, text: one.text }] : []; }) ?? [],
      };
    },
  };
}
