import type { ScenarioId, Stage } from '../../domain/scenario.ts';
import type {
  Banner, Disclosure, Disposition, FactCard, Flow, Fragment, LibraryRecord, MaterialList, Objection, PackManifest, Rewrite, Script,
} from '../schema/index.ts';

/** A pack's records told apart by kind and reachable by id. Built once at loading; nothing in it changes afterwards. */
export interface Library {
  /** Null for a library put together in memory (a trainer's draft, a test). */
  readonly manifest: PackManifest | null;
  readonly records: readonly LibraryRecord[];
  readonly byId: ReadonlyMap<string, LibraryRecord>;
  readonly scripts: readonly Script[];
  readonly flows: readonly Flow[];
  readonly disclosures: readonly Disclosure[];
  readonly factCards: readonly FactCard[];
  readonly materialLists: readonly MaterialList[];
  readonly rewrites: readonly Rewrite[];
  readonly dispositions: readonly Disposition[];
  readonly objections: readonly Objection[];
  readonly banners: readonly Banner[];
  readonly fragments: readonly Fragment[];
  /** In the order of the pack; empty where the scenario has no line in that stage. */
  scriptsOf(scenario: ScenarioId, stage?: Stage): readonly Script[];
}

/** Sorts validated records into a library. Does not validate: records from outside go through `loadPack`. */
export function buildLibrary(records: readonly LibraryRecord[], manifest: PackManifest | null = null): Library {
  const ofKind = <K extends LibraryRecord['kind']>(kind: K) =>
    records.filter((record): record is Extract<LibraryRecord, { kind: K }> => record.kind === kind);
  const scripts = ofKind('script');
  const byScenario = new Map<ScenarioId, Script[]>();
  for (const script of scripts) byScenario.set(script.scenario, [...(byScenario.get(script.scenario) ?? []), script]);
  return {
    manifest,
    records,
    byId: new Map(records.map((record) => [record.id, record])),
    scripts,
    flows: ofKind('flow'),
    disclosures: ofKind('disclosure'),
    factCards: ofKind('factCard'),
    materialLists: ofKind('materialList'),
    rewrites: ofKind('rewrite'),
    dispositions: ofKind('disposition'),
    objections: ofKind('objection'),
    banners: ofKind('banner'),
    fragments: ofKind('fragment'),
    scriptsOf: (scenario, stage) => {
      const lines = byScenario.get(scenario) ?? [];
      return stage === undefined ? lines : lines.filter((script) => script.stage === stage);
    },
  };
}
