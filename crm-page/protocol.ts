import { defineExtensionMessaging } from '@webext-core/messaging';
import type { CustomerMarks } from '../domain/same-customer.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import type { PartName } from './parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How an insert ended. Nothing is ever submitted; `other-customer` and `unknown-customer` mean that the page was left untouched. */
export type InsertOutcome = 'inserted' | 'no-field' | 'other-customer' | 'unknown-customer' | 'not-accepted';

export interface InsertRequest {
  readonly text: string;
  /** The customer the text is for; the page is read again at the keystroke and compared. */
  readonly for: CustomerMarks;
  /** True when the agent has confirmed on a page whose customer cannot be told. */
  readonly confirmed: boolean;
}

/** From a panel to the reader of one tab. */
export interface ToPage {
  /** Is a reader there that has its words? */
  'page.ping'(): boolean;
  /** The words of labels and values; sent once, before the first reading. */
  'page.learn'(vocabulary: Vocabulary): void;
  'page.read'(): CustomerRecord;
  'page.insert'(request: InsertRequest): InsertOutcome;
}

/** From the reader of a page to the background. */
export interface ToBackground {
  /** The page needs a part of the reader; it is there when this resolves. */
  'page.part'(name: PartName): void;
  /** The page changed while a panel was watching. Parsed before it is kept. */
  'page.changed'(record: CustomerRecord): void;
}

export const toPage = defineExtensionMessaging<ToPage & Record<string, unknown>>();
export const toBackground = defineExtensionMessaging<ToBackground & Record<string, unknown>>();


/** The `storage.session` item of a tab's last record. */
export const tabRecordKey = (tabId: number): string => `page.${tabId}`;

/** The `storage.session` item that carries a browser-wide command to the panel of a window. */
export const COMMAND_KEY = 'command';
export interface PanelCommand {
  /** `open-panel`: the page may be read now, by the gesture itself. */
  readonly name: 'tick-step' | 'search' | 'note' | 'open-panel' | 'promises';
  readonly windowId: number;
  readonly at: number;
}
