/** A condition on facts of the call, as flows write it. */
export type Condition =
  | { readonly fact: string; readonly is: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** `undecided`: a fact it needs has been neither set nor denied. Nobody is held to a step whose condition is undecided. */
export type Decision = 'holds' | 'fails' | 'undecided';

export function decide(condition: Condition, facts: Readonly<Record<string, boolean>>): Decision {
  if ('fact' in condition) {
    const known = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
    if (known === undefined) return 'undecided';
    return known === condition.is ? 'holds' : 'fails';
  }
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => decide(part, facts));
  const [ends, otherwise]: [Decision, Decision] = 'all' in condition ? ['fails', 'holds'] : ['holds', 'fails'];
  if (parts.includes(ends)) return ends;
  return parts.includes('undecided') ? 'undecided' : otherwise;
}
