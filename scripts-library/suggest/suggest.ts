import type { ScenarioId } from '../../domain/scenario.ts';
import type { Script } from '../schema/index.ts';
import { chooseLines } from './choose.ts';
import type { SuggestContext, SuggestResult, Suggestion, WithheldLine } from './context.ts';
import { excludedScenarios } from './exclusions.ts';
import { hear } from './heard.ts';
import type { LibraryIndex, LibraryShelf } from './library-index.ts';
import { mattersOf, STAND_INS, type Matter } from './matters.ts';
import { inForce, isDeclared, pinnedTexts } from './pinned.ts';
import { scoreLine, type ScoredLine } from './scoring.ts';
import { unsuitable } from './suitability.ts';

/** So many withheld lines are told; more would be a list nobody reads during a call. */
const TOLD = 3;

/**
 * Three lines for now, the verbatim texts of the matter, and what was withheld and why. Pure and synchronous: equal contexts
 * give equal results in equal order. The cost depends on the matters in question, not on the size of the library.
 */
export function suggest(context: SuggestContext, library: LibraryIndex): SuggestResult {
  const shelf = library.shelf(context.jurisdiction, context.locale);
  const excluded = excludedScenarios(context);
  const matters = mattersOf(context, excluded);
  const heard = hear(context.heard ?? []);
  const withheld: WithheldLine[] = [];
  const scored = new Map<string, ScoredLine>();
  const consider = (script: Script, matter: Matter, inStage: boolean) => {
    if (!inForce(script, context.today) || !fitsChannel(script, context)) return;
    const reason = excluded.has(script.scenario) ? { scriptId: script.id, code: 'not-in-this-call' as const, params: { because: excluded.get(script.scenario)! } }
      : shelf.banners(script.scenario).some((banner) => isDeclared(banner, context)) ? { scriptId: script.id, code: 'incident-text' as const }
        : unsuitable(script, context);
    if (reason) { withheld.push(reason); return; }
    const line = scoreLine(script, matter, inStage, context, heard, shelf.topics(script.scenario), shelf.placeOf(script.id));
    const known = scored.get(script.id);
    if (!known || known.score < line.score) scored.set(script.id, line);
  };
  for (const matter of matters) {
    const own = shelf.lines(matter.scenario, context.stage);
    for (const script of own) consider(script, matter, true);
    // A matter without a line of its own in this stage, or with too few of them, is served by the nearest stage.
    if (own.length === 0 && matter.because !== 'generic') for (const stage of STAND_INS[context.stage]) for (const script of shelf.lines(matter.scenario, stage)) consider(script, matter, false);
  }
  for (const id of context.step?.scripts ?? []) named(shelf.line(id), context, consider);
  for (const objection of context.objections ?? []) for (const script of shelf.answersTo(objection)) named(script, context, consider);
  const main = mainScenario(matters, context);
  return {
    lines: chooseLines([...scored.values()], context.shown).map(toSuggestion),
    pinned: pinnedTexts(shelf, main, context),
    withheld: [...withheld, ...excludedGuesses(shelf, context, excluded)].slice(0, TOLD),
  };
}

/** An outbound call is made by telephone too: its own lines and the telephone's both fit. */
const fitsChannel = (script: Script, context: SuggestContext): boolean =>
  script.channels.includes(context.channel) || (context.direction === 'outbound' && script.channels.includes('outbound'));

/** A line that the step or an objection names is considered whatever its scenario. */
function named(script: Script | undefined, context: SuggestContext, consider: (script: Script, matter: Matter, inStage: boolean) => void): void {
  if (script) consider(script, { scenario: script.scenario, weight: 0.5, because: 'step' }, script.stage === context.stage);
}

/** The matter whose texts are pinned: the likeliest that is a guess, else the step's. */
function mainScenario(matters: readonly Matter[], context: SuggestContext): ScenarioId | null {
  return matters.find((matter) => matter.because === 'guess' || matter.because === 'precedence')?.scenario ?? context.step?.scenarios[0] ?? null;
}

/** The likeliest guesses that a concern shuts out are told, so that the agent sees why nothing of them is offered. */
function excludedGuesses(shelf: LibraryShelf, context: SuggestContext, excluded: ReadonlyMap<ScenarioId, string>): WithheldLine[] {
  return context.guesses.slice(0, 3).flatMap(({ scenario, probability }) => {
    const because = excluded.get(scenario);
    const line = because === undefined || probability < 0.1 ? undefined : shelf.lines(scenario, context.stage)[0];
    return line ? [{ scriptId: line.id, code: 'not-in-this-call' as const, params: { because: because! } }] : [];
  });
}

const toSuggestion = ({ script, variant, reasons }: ScoredLine): Suggestion => ({ script, variant, reasons });
