import { alertsOf } from '../../scripts-library/alerts/alerts.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { Engine } from './engine.ts';

/** The desk's judgements over the library in force. */
export function createLibraryEngine(library: Library): Engine {
  return {
    loadModels: async () => undefined,
    judge: (_contact, record) => ({ scenarios: [], type: null, alerts: alertsOf(record) }),
    lines({ scenarios, stage, step, type }) {
      const scenario = step?.scenarios[0] ?? scenarios[0]?.scenario ?? 'S06';
      const lines = (step?.scenarios.length ? step.scenarios.flatMap((one) => library.scriptsOf(one, stage)) : library.scriptsOf(scenario, stage)).slice(0, 3);
      return {
        lines: lines.map((script) => ({ script, variant: type !== 'unknown' && script.variants[type] ? type : ('unknown' as const), reasons: [] })),
        pinned: lines[0]?.disclosures.flatMap((id) => { const one = library.byId.get(id); return one?.kind === 'disclosure' ? [{ id, text: one.text }] : []; }) ?? [],
      };
    },
  };
}
