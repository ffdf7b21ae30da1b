import { SPEECH_CATEGORIES, type Severity, type SpeechCategory } from './finding.ts';
import { toSimplified } from '../text-model/han-variants.ts';
import lexicon from './rules/lexicon.json' with { type: 'json' };
import additions from './rules/additions.json' with { type: 'json' };

/** A rule as its file has it; `pattern` is written in either script and read in simplified characters. */
export interface RuleData {
  readonly id: string;
  readonly lang: string;
  readonly severity: string;
  readonly category: string;
  readonly pattern: string;
  readonly better: string;
  readonly pos: readonly string[];
  readonly neg: readonly string[];
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly category: SpeechCategory;
  readonly pattern: RegExp;
  readonly better: string;
  readonly chinese: boolean;
}

const simplify = (text: string): string => [...text].map(toSimplified).join('');

export const RULE_DATA: readonly RuleData[] = [...lexicon, ...additions];

function compile(rule: RuleData): Rule {
  if (!(SPEECH_CATEGORIES as readonly string[]).includes(rule.category)) throw new Error(`${rule.id}: category ${rule.category}`);
  return {
    id: rule.id, severity: rule.severity as Severity, category: rule.category as SpeechCategory, better: rule.better, chinese: rule.lang !== 'en',
    pattern: new RegExp(simplify(rule.pattern), 'giu'),
  };
}

/** Every rule, ready to run over normalised text. Compiled once; a faulty rule file is a build error. */
export const RULES: readonly Rule[] = RULE_DATA.map(compile);
