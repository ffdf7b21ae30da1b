import type { Jurisdiction, Locale } from '../../domain/language.ts';
import type { ScenarioId, Stage } from '../../domain/scenario.ts';
import { topicsOf, type TopicsOf } from './heard.ts';
import type { Banner, Disclosure, LibraryRecord, Script } from '../schema/index.ts';

/** One language of one jurisdiction, ready to be asked. */
export interface LibraryShelf {
  lines(scenario: ScenarioId, stage: Stage): readonly Script[];
  line(id: string): Script | undefined;
  /** Its place in the library: a trainer puts the general line of a matter first. */
  placeOf(id: string): number;
  /** What each line of the scenario is asked for by; worked out when first wanted. */
  topics(scenario: ScenarioId): TopicsOf;
  answersTo(objection: string): readonly Script[];
  disclosures(scenario: ScenarioId): readonly Disclosure[];
  disclosure(id: string): Disclosure | undefined;
  banners(scenario: ScenarioId): readonly Banner[];
}

/** Typed indexes over a library, made once; `suggest` then looks at tens of lines, however large the library is. */
export interface LibraryIndex {
  /** The shelf of the language; where the jurisdiction has none in it, the jurisdiction's first language serves: another jurisdiction never does. */
  shelf(jurisdiction: Jurisdiction, locale: Locale): LibraryShelf;
}

const NOTHING: readonly never[] = [];

export function createLibraryIndex(records: readonly LibraryRecord[]): LibraryIndex {
  const shelves = new Map<string, ReturnType<typeof createShelf>>();
  for (const record of records) {
    if (record.status !== 'published') continue;
    const key = `${record.jurisdiction}|${record.locale}`;
    let shelf = shelves.get(key);
    if (!shelf) shelves.set(key, shelf = createShelf());
    shelf.put(record);
  }
  const empty = createShelf();
  return {
    shelf: (jurisdiction, locale) => shelves.get(`${jurisdiction}|${locale}`)
      ?? [...shelves].find(([key]) => key.startsWith(`${jurisdiction}|`))?.[1] ?? empty,
  };
}

function createShelf(): LibraryShelf & { put(record: LibraryRecord): void } {
  const lines = new Map<string, Script[]>();
  const ofScenario = new Map<ScenarioId, Script[]>();
  const topics = new Map<ScenarioId, TopicsOf>();
  const byId = new Map<string, Script>();
  const places = new Map<string, number>();
  const answers = new Map<string, Script[]>();
  const disclosures = new Map<string, Disclosure[]>();
  const disclosureById = new Map<string, Disclosure>();
  const banners = new Map<string, Banner[]>();
  return {
    put(record) {
      if (record.kind === 'script') {
        push(lines, `${record.scenario}|${record.stage}`, record);
        push(ofScenario, record.scenario, record);
        byId.set(record.id, record);
        places.set(record.id, places.size);
        for (const objection of record.answers) push(answers, objection, record);
      } else if (record.kind === 'disclosure') {
        disclosureById.set(record.id, record);
        for (const scenario of record.scenarios) push(disclosures, scenario, record);
      } else if (record.kind === 'banner') for (const scenario of record.scenarios) push(banners, scenario, record);
    },
    lines: (scenario, stage) => lines.get(`${scenario}|${stage}`) ?? NOTHING,
    line: (id) => byId.get(id),
    placeOf: (id) => places.get(id) ?? Number.POSITIVE_INFINITY,
    topics(scenario) {
      let known = topics.get(scenario);
      if (!known) topics.set(scenario, known = topicsOf(ofScenario.get(scenario) ?? NOTHING));
      return known;
    },
    answersTo: (objection) => answers.get(objection) ?? NOTHING,
    disclosures: (scenario) => disclosures.get(scenario) ?? NOTHING,
    disclosure: (id) => disclosureById.get(id),
    banners: (scenario) => banners.get(scenario) ?? NOTHING,
  };
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
