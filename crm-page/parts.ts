import type { readAdapted } from './adapters/read-adapted.ts';
import type { readDeclared } from './declared/read-declared.ts';
import type { readUnlabelled } from './generic/unlabelled.ts';
import type { insertFor } from './insert/insert-for.ts';
import type { readCallState } from './transcript/call-state.ts';
import type { extendConversation, findConversation, isSpoken, nameSpeakers } from './transcript/read-transcript.ts';
import { world } from './world.ts';

/** What a page is given only when it has something for it, each in a script of its own (`entrypoints/page-*.ts`). */
export interface Parts {
  readonly conversation: {
    readonly extend: typeof extendConversation; readonly find: typeof findConversation;
    readonly isSpoken: typeof isSpoken; readonly nameSpeakers: typeof nameSpeakers; readonly callState: typeof readCallState;
  };
  readonly declared: { readonly read: typeof readDeclared };
  readonly adapters: { readonly read: typeof readAdapted };
  readonly unlabelled: { readonly read: typeof readUnlabelled };
  readonly insert: { readonly insert: typeof insertFor };
}
export type PartName = keyof Parts;

export function addPart<N extends PartName>(name: N, part: Parts[N]): void {
  (world.parts as Record<PartName, unknown>)[name] = part;
}

/** Loads a part into this page's world. */
export type LoadPart = (name: PartName) => Promise<unknown>;

/** Afterwards the part is there. @throws when it could not be loaded. */
export async function obtain<N extends PartName>(name: N, load?: LoadPart): Promise<Parts[N]> {
  if (!world.parts[name]) await load?.(name);
  const part = world.parts[name];
  if (!part) throw new Error(name);
  return part as Parts[N];
}

/** A part in the middle of a reading: yields its name until whoever runs the steps has loaded it. */
export function* need<N extends PartName>(name: N): Generator<PartName, Parts[N]> {
  while (!world.parts[name]) yield name;
  return world.parts[name] as Parts[N];
}
