import 'fake-indexeddb/auto';
import type { ReactElement } from 'react';
import type { Call } from '../../domain/call/call.ts';
import { createDeskActions, type DeskActions } from '../../components/call/desk-actions.ts';
import type { DeskServices } from '../../components/call/desk-services.ts';
import { createDesk, type Desk } from '../../components/call/desk-store.ts';
import { DeskContext } from '../../components/call/use-desk.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { libraryInForce } from '../../scripts-library/packs/in-force.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import { openTestStore, type TestStore } from '../unit/storage/store.ts';

export const record = (fields: Readonly<Record<string, string>>): CustomerRecord => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { name, shown: value, value, foundBy: 'declared', where: '客户信息', confidence: 0.9, masked: false }])),
  transcript: [], singleCustomer: true, page: { url: 'https://crm.example/c/1', title: '客户' }, readAt: '2026-01-31T11:20:00.000Z',
});

export interface DeskInMemory {
  readonly desk: Desk;
  readonly actions: DeskActions;
  readonly store: TestStore;
  readonly library: Library;
  readonly copied: string[];
  /** The call now open. */
  readonly call: () => Call;
  readonly wrap: (part: ReactElement) => ReactElement;
}

const pack = await loadBuiltInPack('zh-CN', 'CN');

/** A whole desk over a database in memory and the built-in pack; the page shows one customer, the judges say nothing. */
export async function deskInMemory(page: CustomerRecord = record({ customer_name: '王小明', phone: '13800017526', card_number: '6222021001116245702', case_id: 'GD20260131007', tier: '金卡' }), over: Partial<DeskServices> = {}): Promise<DeskInMemory> {
  const store = await openTestStore();
  const library = libraryInForce(pack, [], pack.manifest.version);
  const copied: string[] = [];
  let ids = 0;
  const services: DeskServices = {
    page: { read: async () => ({ ok: true, value: { page: { tabId: 1, origin: 'https://crm.example', title: '客户' }, record: page } }), insert: async () => 'inserted', grant: async () => true, watch: () => () => undefined },
    calls: store.calls,
    library,
    engine: {
      loadModels: async () => undefined,
      judge: () => ({ scenarios: [], type: null, alerts: [] }),
      lines: () => ({ lines: library.scripts.slice(0, 3).map((script) => ({ script, variant: 'unknown' as const, reasons: [] })), pinned: [], withheld: [] }),
    },
    settings: { interfaceLocale: 'zh-CN', contentLocale: 'zh-CN', jurisdiction: 'CN', timeZone: 'Asia/Shanghai', agent: { name: '陈芳', number: '8001' }, bank: {}, glyphsOnly: false, singleKeys: true },
    clock: store.clock,
    makeId: () => `made-${(ids += 1)}`,
    copy: async (text) => void copied.push(text),
    openDesk: () => undefined,
    shortcuts: async () => [],
    countUse: () => undefined,
    search: async () => ({ hits: [], near: [] }),
    recentQueries: () => [],
    rememberQuery: () => undefined,
    lintNote: () => [],
    watchLint: () => () => undefined,
    onCommand: () => () => undefined,
    onUnmask: () => undefined,
    ...over,
  };
  const desk = createDesk(services);
  const actions = createDeskActions(desk);
  await desk.readPage();
  return { desk, actions, store, library, copied, call: () => desk.current()!.call(), wrap: (part) => <DeskContext value={{ desk, actions }}>{part}</DeskContext> };
}
