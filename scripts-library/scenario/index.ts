export { inferScenario, loadScenarioModel, type ScenarioGuess, type ScenarioModel, type ScenarioReason } from './infer.ts';
export type { ScenarioInput, ScenarioRecord, TextPart } from './input.ts';
export { createScenarioTracker, type ScenarioTracker } from './tracker.ts';
export { flowFor } from './flow-for.ts';
