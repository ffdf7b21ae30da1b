import type { ScenarioId } from '../../domain/scenario.ts';
import type { ScoredLine } from './scoring.ts';

export const LINES = 3;
const best = (a: ScoredLine, b: ScoredLine): number => b.score - a.score || a.place - b.place;
/** Below this the likeliest matter does not take all lines: another matter at least `SECOND` likely gets one. */
const SURE = 0.85;
const SECOND = 0.05;

/**
 * Three of the scored lines. When the matter is sure they are its best three; when it is not, each likely matter gets its best
 * line before any gets a second one, so that the right one is there to be picked. Equal scores: in the library's order.
 */
export function chooseLines(scored: readonly ScoredLine[], shown: readonly string[] = []): ScoredLine[] {
  const ranked = [...scored].sort(best);
  const likeliest = ranked[0];
  if (!likeliest) return [];
  const matters = [...new Map(ranked.map((line) => [line.matter.scenario, line.matter])).values()].sort((a, b) => b.weight - a.weight);
  const sure = (matters[0]?.weight ?? 0) >= SURE;
  const chosen: ScoredLine[] = [];
  const take = (line: ScoredLine | undefined) => { if (line && chosen.length < LINES && !chosen.includes(line)) chosen.push(line); };
  take(likeliest);
  const bestOf = (scenario: ScenarioId) => ranked.find((line) => line.matter.scenario === scenario);
  for (const matter of matters) if (matter.because === 'generic' || matter.because === 'step') take(bestOf(matter.scenario));
  if (!sure) for (const matter of matters) if (matter.weight >= SECOND) take(bestOf(matter.scenario));
  const first = matters[0]?.scenario;
  for (const line of ranked) if (line.matter.scenario === first || line.matter.because !== 'guess') take(line);
  if (!sure) for (const line of ranked) if (line.matter.weight >= SECOND) take(line);
  return inPlace(chosen.sort(best), shown);
}

/** A line that is still among the three stays where it was; the others fill the gaps in their order. */
function inPlace(chosen: readonly ScoredLine[], shown: readonly string[]): ScoredLine[] {
  const places: (ScoredLine | undefined)[] = new Array<ScoredLine | undefined>(chosen.length).fill(undefined);
  const moving: ScoredLine[] = [];
  for (const line of chosen) {
    const place = shown.indexOf(line.script.id);
    if (place >= 0 && place < places.length && places[place] === undefined) places[place] = line;
    else moving.push(line);
  }
  return places.flatMap((line) => line ?? moving.shift() ?? []);
}
