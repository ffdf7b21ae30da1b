import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TruthField {
  readonly canonical: string;
  readonly label?: string;
  readonly value: string;
  readonly variants?: readonly string[];
  readonly masked?: boolean;
  readonly role?: string;
}
export interface Truth {
  readonly fields: readonly TruthField[];
  readonly conversation: readonly { readonly role: string; readonly text: string }[];
  readonly strangers: readonly string[];
  readonly singleCustomer: boolean;
  /** The speakers can be told by their place on the screen only, so not without a layout. */
  readonly needsLayout?: boolean;
}
export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly truth: Truth;
}

/** Every `<case>/{dom.html, truth.json}` under the folders, or the folder itself. Throws when there is none: missing data never passes. */
export function casesIn(folders: readonly string[]): Case[] {
  const cases: Case[] = [];
  for (const folder of folders) {
    const names = existsSync(join(folder, 'truth.json')) ? ['.'] : readdirSync(folder).sort();
    for (const name of names) {
      const at = join(folder, name);
      if (!existsSync(join(at, 'truth.json')) || !existsSync(join(at, 'dom.html'))) continue;
      const truth = JSON.parse(readFileSync(join(at, 'truth.json'), 'utf8')) as Truth;
      cases.push({ name: name === '.' ? at.split('/').filter(Boolean).pop()! : name, folder: at, truth: { ...truth, conversation: truth.conversation ?? [], strangers: truth.strangers ?? [], singleCustomer: truth.singleCustomer !== false } });
    }
  }
  if (cases.length === 0) throw new Error(`no <case>/{dom.html, truth.json} under ${folders.join(', ')}`);
  return cases;
}
