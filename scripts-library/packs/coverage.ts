import { CUSTOMER_TYPES } from '../../domain/customer-type.ts';
import { PRODUCT_FAMILIES, SCENARIO_IDS, STAGES, type ScenarioId, type Stage } from '../../domain/scenario.ts';
import type { Library } from './library.ts';

const EVERY_STAGE = STAGES;
const OTHER_THAN_HANDLE: Partial<Record<ScenarioId, readonly Stage[]>> = {
  S01: ['opening'], S02: ['opening'], S03: ['verify'], S04: ['verify'], S05: ['verify'],
  S06: ['needs', 'handle'], S31: ['needs', 'handle'], S38: ['needs', 'handle'],
  S46: ['followup'], S51: ['needs'], S52: EVERY_STAGE, S53: EVERY_STAGE, S54: ['close'],
};

/** The stages the scenario taxonomy lists for a scenario: handling, unless the taxonomy says otherwise. */
export const stagesOf = (scenario: ScenarioId): readonly Stage[] => OTHER_THAN_HANDLE[scenario] ?? ['handle'];

export const VARIANTS = ['neutral', ...CUSTOMER_TYPES] as const;
export type VariantName = (typeof VARIANTS)[number];

export interface ScenarioCoverage {
  readonly scenario: ScenarioId;
  /** How many lines have the variant. */
  readonly variants: Readonly<Record<VariantName, number>>;
  /** How many lines stand in the stage. */
  readonly stages: Readonly<Record<Stage, number>>;
}

export interface CoverageHole {
  readonly where: string;
  readonly what: string;
}

/** What a library has for each scenario, and every hole: a listed stage without a line, a type without words, a missing SOP or product family. */
export function coverageOf(library: Library): { readonly rows: readonly ScenarioCoverage[]; readonly holes: readonly CoverageHole[] } {
  const rows = SCENARIO_IDS.map((scenario): ScenarioCoverage => {
    const lines = library.scriptsOf(scenario);
    return {
      scenario,
      variants: Object.fromEntries(VARIANTS.map((variant) => [variant, lines.filter((line) => line.variants[variant] !== undefined).length])) as Record<VariantName, number>,
      stages: Object.fromEntries(STAGES.map((stage) => [stage, lines.filter((line) => line.stage === stage).length])) as Record<Stage, number>,
    };
  });
  const holes: CoverageHole[] = [];
  for (const row of rows) {
    for (const variant of VARIANTS) if (row.variants[variant] === 0) holes.push({ where: row.scenario, what: `no ${variant} variant` });
    for (const stage of stagesOf(row.scenario)) {
      if (row.stages[stage] === 0) holes.push({ where: row.scenario, what: `no line for ${stage}` });
      for (const variant of VARIANTS) {
        const served = library.scriptsOf(row.scenario, stage).some((line) => line.variants[variant] !== undefined);
        if (row.stages[stage] > 0 && !served) holes.push({ where: row.scenario, what: `${stage} has no ${variant} variant` });
      }
    }
    if (!library.flows.some((flow) => flow.scenarios.includes(row.scenario))) holes.push({ where: row.scenario, what: 'in no flow' });
  }
  for (let number = 1; number <= 14; number += 1) {
    if (!library.flows.some((flow) => flow.sop === `SOP-${number}`)) holes.push({ where: `SOP-${number}`, what: 'no flow' });
  }
  for (const product of PRODUCT_FAMILIES) {
    if (!library.disclosures.some((disclosure) => disclosure.product === product)) holes.push({ where: product, what: 'no disclosure' });
    if (!library.factCards.some((card) => card.product === product)) holes.push({ where: product, what: 'no fact card' });
  }
  return { rows, holes };
}
