import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import { readSetting } from './settings.ts';

/** What a bank sets for every machine by the browser's managed policy (`public/managed-schema.json`, docs/guides/it.md). */
export interface Policy {
  /** Settings that nobody changes here. */
  readonly settings: Readonly<Partial<Settings>>;
  /** The device key is forbidden: nothing is written before a passphrase is set. */
  readonly requirePassphrase: boolean;
  /** Backups and copies for customers are switched off. */
  readonly forbidExports: boolean;
  /** A notification of a promise that falls due says that, not what was promised. */
  readonly hideReminderWords: boolean;
  /** age recipient (`age1…`) that opens every vault made under the policy. */
  readonly recoveryRecipient?: string;
}

/** Settings a policy may set: what names a person is not among them. */
const MANAGEABLE = ['interfaceLocale', 'scriptLocale', 'jurisdiction', 'timeZone', 'bank', 'pageLabels', 'lockAfterIdleMinutes', 'retentionDays'] as const satisfies readonly (keyof Settings)[];

/** Reads managed values. What does not read well is left out, key by key, so that a mistake in one does not undo the others. */
export function readPolicy(values: Readonly<Record<string, unknown>>): Policy {
  // A bank that sets one keeping time leaves the others at their defaults.
  const given: Readonly<Record<string, unknown>> = values['retentionDays'] instanceof Object ? { ...values, retentionDays: { ...DEFAULT_SETTINGS.retentionDays, ...values['retentionDays'] } } : values;
  const settings = Object.fromEntries(MANAGEABLE.flatMap((key) => {
    const setting = readSetting(key, given[key]);
    return setting === undefined ? [] : [[key, setting]];
  })) as Partial<Settings>;
  const recipient = values['recoveryRecipient'];
  return {
    settings,
    requirePassphrase: values['requirePassphrase'] === true,
    forbidExports: values['forbidExports'] === true,
    hideReminderWords: values['hideReminderWords'] === true,
    ...(typeof recipient === 'string' && recipient.startsWith('age1') ? { recoveryRecipient: recipient } : {}),
  };
}
