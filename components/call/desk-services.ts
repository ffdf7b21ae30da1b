import type { PageClient } from '../../crm-page/client.ts';
import type { CallEventBody } from '../../domain/call/events.ts';
import type { Clock, MakeId } from '../../domain/clock.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { CallRepository } from '../../storage/repositories/call-repository.ts';
import type { Engine } from './engine.ts';
import type { NoteLintFinding } from './note-text.ts';
import type { SearchAnswer } from './search-overlay.tsx';
import type { PromiseList } from './open-promises.tsx';
import type { TeachServices } from './teach-services.ts';

/** What this desk is told about the agent and the bank. */
export interface DeskSettings {
  readonly interfaceLocale: Locale;
  readonly contentLocale: Locale;
  readonly jurisdiction: Jurisdiction;
  /** IANA name; complaint days are counted in it. */
  readonly timeZone: string;
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
  readonly countUse: (event: CallEventBody) => void;
  readonly search: (query: string) => Promise<SearchAnswer>;
  readonly recentQueries: () => readonly string[];
  readonly rememberQuery: (query: string) => void;
  /** Finds nothing before the rules are there. */
  readonly lintNote: (text: string) => readonly NoteLintFinding[];
  /** Hands over the lint with its rules, once they are there. Returns the end of it. */
  readonly watchLint: (take: (lintNote: (text: string) => readonly NoteLintFinding[]) => void) => () => void;
  /** Teaching the open page; absent where nothing can be stored. */
  readonly teach?: TeachServices;
  /** What was promised in all calls; absent where nothing can be stored. */
  readonly promises?: PromiseList;
  /** A browser-wide shortcut meant for this panel. Returns the end of it. */
  readonly onCommand: (run: (name: 'tick-step' | 'search' | 'note' | 'open-panel' | 'promises') => void) => () => void;
  /** A masked field was shown in the clear: goes to the audit log. */
  readonly onUnmask: (callId: string | null, field: string) => void;
  /** Locks the vault in every page; absent while no passphrase is set. */
  readonly lock?: () => void;
}
