import type { PageClient } from '../../crm-page/client.ts';
import type { Clock, MakeId } from '../../domain/clock.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { CallRepository } from '../../storage/repositories/call-repository.ts';
import type { Engine } from './engine.ts';

/** What this desk is told about the agent and the bank. */
export interface DeskSettings {
  readonly interfaceLocale: Locale;
  readonly contentLocale: Locale;
  readonly jurisdiction: Jurisdiction;
  readonly agent: { readonly name: string; readonly number: string };
  readonly bank: Readonly<Record<string, string>>;
  readonly glyphsOnly: boolean;
  readonly singleKeys: boolean;
}

/** Everything the desk works with, built by the composition root and handed over. */
export interface DeskServices {
  readonly page: PageClient;
  readonly calls: CallRepository;
  readonly library: Library;
  readonly engine: Engine;
  readonly settings: DeskSettings;
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly copy: (text: string) => Promise<void>;
  readonly openDesk: (desk: 'trainer' | 'supervisor' | 'options') => void;
  readonly shortcuts: () => Promise<readonly { readonly name: string; readonly shortcut: string }[]>;
  /** What happened to a line, counted on this machine by version. */
  readonly countUse: (scriptId: string, version: number, how: 'said' | 'copied' | 'inserted' | 'rejected') => void;
}
