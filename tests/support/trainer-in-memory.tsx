import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TrainerDesk, type TrainerServices } from '../../components/trainer/trainer-desk.tsx';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import type { Flow, LibraryRecord, Pack, Script } from '../../scripts-library/schema/index.ts';
import { createDraftRepository } from '../../storage/repositories/draft-repository.ts';
import { openTestStore, valueOf, type TestStore } from '../unit/storage/store.ts';
import { show } from './render.tsx';

const whole = await loadBuiltInPack('zh-CN', 'CN');
export const FRAGMENT = 'frag.fraud-lines';
export const SCRIPT = whole.records.find((record): record is Script => record.kind === 'script' && JSON.stringify(record.variants).includes(`{{> ${FRAGMENT}}}`) && !JSON.stringify(record).includes('{{bank.'))!;
export const OTHER = whole.records.find((record): record is Script => record.kind === 'script' && record.id === 's04.failed')!;
export const FLOW = whole.records.find((record): record is Flow => record.kind === 'flow' && record.sop === 'SOP-1')!;
/** As much of the library as is read here, so that each test stays quick. */
export const pack: Pack = { ...whole, records: whole.records.filter((record) => [SCRIPT.id, OTHER.id, FLOW.id, FRAGMENT, ...FLOW.steps.flatMap((step) => step.scripts)].includes(record.id) || record.kind === 'disclosure' || record.kind === 'objection') };
export const id = pack.manifest.id;

export interface TrainerInMemory {
  readonly store: TestStore;
  /** Fills in figures of the bank, as the options page would. */
  setBank(bank: Readonly<Record<string, string>>): void;
  desk(over?: Partial<TrainerServices>): Promise<ReturnType<typeof show>>;
  draftOf(record: string): Promise<LibraryRecord | undefined>;
  neutralOf(record: string): Promise<string | undefined>;
}

/** The trainer's desk over a database in memory; no figure of the bank is filled in. */
export async function trainerInMemory(): Promise<TrainerInMemory> {
  const store = await openTestStore();
  let tellBank: (bank: Readonly<Record<string, string>>) => void = () => undefined;
  const services: TrainerServices = {
    pack, library: store.library, usage: store.usage, drafts: createDraftRepository(store.database, store.clock, 'test'), today: '2026-11-23',
    watchBank: (tell) => { tell({}); tellBank = tell; return () => undefined; },
    files: { read: async () => ({ ok: false, faults: [] }), save: async () => undefined },
  };
  const draftOf = async (record: string): Promise<LibraryRecord | undefined> => valueOf(await store.library.drafts(id)).find((entry) => entry.recordId === record)?.record;
  return {
    store, draftOf,
    setBank: (bank) => tellBank(bank),
    async desk(over = {}) {
      const shown = show(<TrainerDesk services={{ ...services, ...over }} />);
      await screen.findByTestId(`record-${SCRIPT.id}`);
      return shown;
    },
    neutralOf: async (record) => ((await draftOf(record)) as Script | undefined)?.variants.neutral.text,
  };
}

/** Opens a record of the list. */
export async function open(record: string, kind = 'script'): Promise<void> {
  await userEvent.selectOptions(screen.getByLabelText('种类'), kind);
  await userEvent.click(await screen.findByTestId(`record-${record}`));
  await screen.findByTestId('record-editor');
}

/** Puts a text in place of what a field holds. */
export async function write(testId: string, text: string): Promise<void> {
  const field = screen.getByTestId(testId);
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
}

/** Publishes as soon as that is allowed. */
export async function publish(): Promise<void> {
  await waitFor(() => { if ((screen.getByTestId('publish') as HTMLButtonElement).disabled) throw new Error('not to be published'); });
  await userEvent.click(screen.getByTestId('publish'));
}
