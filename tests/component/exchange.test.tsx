import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createExchangeStore } from '../../components/exchange/exchange-store.ts';
import { ExchangePanel } from '../../components/exchange/exchange-panel.tsx';
import { LeadsElsewhere } from '../../components/exchange/leads-elsewhere.tsx';
import { Members } from '../../components/exchange/members.tsx';
import { SyncState } from '../../components/exchange/sync-state.tsx';
import { TakeIn } from '../../components/exchange/take-in.tsx';
import { LOCALES } from '../../domain/language.ts';
import { fail, succeed, type Failure } from '../../domain/result.ts';
import type { ExchangeService, ExchangeState } from '../../storage/exchange/exchange-service.ts';
import type { BundleFailure, TeamFailure } from '../../storage/exchange/failures.ts';
import type { CarrierFailure } from '../../storage/exchange/carrier.ts';
import { exchangeService, memberNamed, stateOf, teamOf } from '../support/exchange-desk.ts';
import { show, violations } from '../support/render.tsx';

type Code = (BundleFailure | TeamFailure | CarrierFailure)['code'] | 'exchange.typing' | 'person.none' | 'person.wrong-passphrase';
/** Every refusal there is, with figures as they come; a code more does not compile here. */
const REFUSALS: Readonly<Record<Code, Failure['params'] | undefined>> = {
  'exchange.foreign': undefined, 'exchange.half-written': undefined, 'exchange.altered': undefined, 'exchange.newer': { version: 7 }, 'exchange.other-team': undefined,
  'exchange.wrong-signature': undefined, 'exchange.not-recipient': undefined, 'exchange.unknown-author': { author: '8002@m' }, 'exchange.removed-author': { author: '8002@m' },
  'exchange.no-right': { author: '8002@m', kind: 'library' }, 'exchange.bad-record': { at: 3 }, 'exchange.replay': { number: 2, expected: 3 }, 'exchange.gap': { number: 7, expected: 5 },
  'exchange.other-writer': { id: 'x' }, 'exchange.typing': undefined,
  'team.foreign': undefined, 'team.wrong-signature': undefined, 'team.other-team': undefined, 'team.older': undefined, 'team.none': undefined, 'team.not-administrator': undefined,
  'carrier.permission': undefined, 'carrier.unreachable': undefined, 'carrier.missing': undefined, 'carrier.full': undefined,
  'person.none': undefined, 'person.wrong-passphrase': undefined,
};
const refusals = Object.entries(REFUSALS).map(([code, params]): Failure => ({ code, ...(params === undefined ? {} : { params }) }));

beforeEach(() => {
  URL.createObjectURL = vi.fn(() => 'blob:');
  URL.revokeObjectURL = vi.fn();
  HTMLAnchorElement.prototype.click = vi.fn();
});

const storeOf = (service: ExchangeService) => createExchangeStore(service, new EventTarget());
const bundleFile = () => new File([new Uint8Array([0x41, 1, 2])], 'notes.aside');
const jsonFile = (name = 'card.json') => new File(['{}'], name);
const taken = (over: Partial<ExchangeService>, { isAdministrator = false, state = stateOf() }: { isAdministrator?: boolean; state?: ExchangeState } = {}, locale: (typeof LOCALES)[number] = 'zh-CN') => {
  const service = exchangeService(state, over);
  return { service, ...show(<TakeIn store={storeOf(service)} team={state.team} isAdministrator={isAdministrator} />, locale) };
};
const give = (...files: readonly File[]) => fireEvent.drop(screen.getByTestId('exchange-take-place'), { dataTransfer: { files } });

describe('a file that is dropped', () => {
  const preview = { author: '9001@m', name: '周敏', number: 3, createdAt: '2026-01-05T02:00:00.000Z', kinds: { review: 2, library: 5 }, known: false };

  it('shows what it holds, and is applied by a press alone', async () => {
    const { service, container } = taken({ previewFile: vi.fn(async () => succeed([preview])) });
    give(bundleFile());
    const words = (await screen.findByTestId('exchange-preview')).textContent;
    for (const part of ['周敏', '第 3 份', '质检 2', '话术 5']) expect(words).toContain(part);
    expect(service.importFile).not.toHaveBeenCalled();
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByTestId('exchange-apply'));
    expect(service.importFile).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.getByTestId('exchange-said').textContent).toBe('已导入，新记录 1 条'));
  });

  it('is left alone when the person wishes', async () => {
    const { service } = taken({ previewFile: vi.fn(async () => succeed([preview])) });
    await userEvent.upload(screen.getByTestId('exchange-take'), bundleFile());
    await userEvent.click(await screen.findByTestId('exchange-leave'));
    expect(screen.queryByTestId('exchange-offered')).toBeNull();
    expect(service.importFile).not.toHaveBeenCalled();
  });

  it.each([['known here', { ...preview, known: true }], ['refused', { ...preview, kinds: {}, failure: { code: 'exchange.wrong-signature' as const } }]])('that is all %s offers no press', async (_what, bundle) => {
    taken({ previewFile: vi.fn(async () => succeed([bundle])) });
    give(bundleFile());
    await screen.findByTestId('exchange-nothing');
    expect(screen.queryByTestId('exchange-apply')).toBeNull();
  });

  it('that waits for an earlier one says for which, and is kept when taken in', async () => {
    taken({ previewFile: vi.fn(async () => succeed([{ ...preview, failure: { code: 'exchange.gap' as const, params: { number: 3, expected: 2 } } }])) });
    give(bundleFile());
    expect((await screen.findByTestId('exchange-preview')).textContent).toContain('缺第 2 份');
    expect(screen.getByTestId('exchange-apply')).toBeTruthy();
  });

  it('and held less than all: the rest is counted', async () => {
    const report = { bundles: 1, records: 4, passedOver: 0, replayed: 1, waiting: [{ failure: { code: 'exchange.half-written' as const } }], refused: [{ failure: { code: 'exchange.altered' as const } }] };
    taken({ previewFile: vi.fn(async () => succeed([preview])), importFile: vi.fn(async () => succeed(report)) });
    give(bundleFile());
    await userEvent.click(await screen.findByTestId('exchange-apply'));
    await waitFor(() => expect(screen.getByTestId('exchange-said').textContent).toBe('已导入，新记录 4 条；已有 1 份；1 份在等，原因见上；1 份未接收，原因见上'));
  });

  it.each(LOCALES)('says in %s why it is refused, each in words of its own', async (locale) => {
    const said = new Set<string>();
    for (const failure of refusals) {
      const { unmount } = taken({ previewFile: vi.fn(async () => fail(failure)) }, {}, locale);
      give(bundleFile());
      const words = (await screen.findByTestId('exchange-offered')).textContent ?? '';
      expect(words, failure.code).not.toMatch(/failure\.|\{\{|exchange\.\w|undefined/u);
      for (const figure of Object.entries(failure.params ?? {}).filter(([name]) => ['version', 'at'].includes(name))) expect(words).toContain(String(figure[1]));
      said.add(words);
      unmount();
    }
    expect(said.size).toBe(refusals.length);
  });
});

describe('a card', () => {
  const card = { author: '8002@m8002', person: '8002', name: '赵一', signingKey: 'key', recipient: 'age1' };
  const cards = vi.fn(async () => succeed({ card, fingerprint: '11111 22222 33333 44444 55555 66666' }));

  it('is added with its roles after its digits were compared; the team file is saved behind the last one', async () => {
    const { service, container } = taken({ previewCard: cards }, { isAdministrator: true });
    give(jsonFile('a.json'), jsonFile('b.json'));
    const [first] = await screen.findAllByTestId('exchange-offered');
    expect(within(first!).getByTestId('exchange-card-fingerprint').textContent).toContain('11111 22222 33333');
    expect(await violations(container)).toEqual([]);
    await userEvent.click(within(first!).getByTestId('role-agent'));
    expect((within(first!).getByTestId('exchange-add-member') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(within(first!).getByTestId('role-trainer'));
    await userEvent.click(within(first!).getByTestId('exchange-add-member'));
    await waitFor(() => expect(screen.getAllByTestId('exchange-offered')).toHaveLength(1));
    expect(service.addMember).toHaveBeenCalledWith(card, ['trainer']);
    expect(service.teamFile).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId('exchange-add-member'));
    await waitFor(() => expect(service.teamFile).toHaveBeenCalledOnce());
    expect(screen.getByTestId('exchange-said').textContent).toContain('赵一');
  });

  it('says when it brings new keys of a member', async () => {
    const state = stateOf({ team: teamOf(memberNamed('周敏', '9001'), memberNamed('赵一', '8002', { roles: ['trainer'] })) });
    taken({ previewCard: cards }, { isAdministrator: true, state });
    give(jsonFile());
    expect((await screen.findByTestId('exchange-card-offered')).textContent).toContain('密钥换了');
    expect((screen.getByTestId('role-trainer') as HTMLInputElement).checked).toBe(true);
  });

  it('is for the administrator: others are told so', async () => {
    taken({ previewCard: cards });
    give(jsonFile());
    expect((await screen.findByTestId('exchange-offered')).textContent).toContain('请交给管理员');
    expect(screen.queryByTestId('exchange-add-member')).toBeNull();
  });
});

describe('a team file', () => {
  const [lead, gone, fresh] = [memberNamed('周敏', '9001'), memberNamed('陈芳', '8001'), memberNamed('赵一', '8002')];

  it('that comes first is joined when the digits match', async () => {
    const state = stateOf({ team: null });
    const { service } = taken({ previewTeam: vi.fn(async () => succeed({ team: teamOf(lead, gone), fingerprint: '10001 10002 10003 10004 10005 10006' })), joinTeam: vi.fn(async () => succeed(teamOf(lead, gone))) }, { state });
    give(jsonFile());
    expect((await screen.findByTestId('exchange-team-digits')).textContent).toContain('10001 10002 10003');
    expect(service.joinTeam).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId('exchange-join'));
    expect(service.joinTeam).toHaveBeenCalledWith('{}');
  });

  it('that comes later shows who comes and who goes, without digits: it is signed with the key known here', async () => {
    const state = stateOf({ team: teamOf(lead, gone) });
    taken({ previewTeam: vi.fn(async () => succeed({ team: teamOf(lead, { ...gone, removedAt: lead.addedAt }, fresh), fingerprint: '10001' })) }, { state });
    give(jsonFile());
    const words = (await screen.findByTestId('exchange-team-offered')).textContent;
    expect(words).toContain('新增：赵一');
    expect(words).toContain('移出：陈芳');
    expect(screen.queryByTestId('exchange-team-digits')).toBeNull();
  });
});

describe('members', () => {
  const gone = memberNamed('赵一', '8002', { removedAt: '2026-01-06T02:00:00.000Z' });
  const state = stateOf({ team: teamOf(memberNamed('周敏', '9001', { roles: ['administrator'] }), memberNamed('陈芳', '8001'), gone), isAdministrator: true });

  it('who were removed are shown as such; removing asks once more', async () => {
    const service = exchangeService(state);
    show(<Members store={storeOf(service)} team={state.team!} author={state.author} isAdministrator />);
    expect(screen.getByTestId('member-8002').textContent).toContain('移出');
    expect(screen.getAllByTestId('exchange-remove')).toHaveLength(1);
    await userEvent.click(screen.getByTestId('exchange-remove'));
    expect(service.removeMember).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId('exchange-remove-sure'));
    expect(service.removeMember).toHaveBeenCalledWith('8001@m8001');
  });

  it('the team is handed over to one of them, asked for twice', async () => {
    const service = exchangeService(state);
    show(<Members store={storeOf(service)} team={state.team!} author={state.author} isAdministrator />);
    await userEvent.click(screen.getByTestId('hand-over'));
    expect(service.handOver).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId('hand-over-sure'));
    expect(service.handOver).toHaveBeenCalledWith('8001@m8001');
    expect(service.removeMember).not.toHaveBeenCalled();
  });

  it('cannot remove each other', () => {
    show(<Members store={storeOf(exchangeService(state))} team={state.team!} author={state.author} isAdministrator={false} />);
    expect(screen.queryByTestId('exchange-remove')).toBeNull();
  });
});

describe('the team\'s part of a desk', () => {
  const shown = async (state: ExchangeState, over: Partial<ExchangeService> = {}) => {
    const service = exchangeService(state, over);
    const store = storeOf(service);
    const introduce = vi.fn(async () => succeed(true));
    const rendered = show(<ExchangePanel store={store} introduce={introduce} />);
    await act(() => store.act(() => service.state()));
    return { service, store, introduce, ...rendered };
  };

  it('asks first who works here', async () => {
    const { introduce, container } = await shown(stateOf(), { state: vi.fn(async () => fail({ code: 'team.no-number' })) });
    await userEvent.type(screen.getByTestId('exchange-name'), '陈芳');
    expect((screen.getByTestId('exchange-introduce') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(screen.getByTestId('exchange-number'), ' 8001 {Enter}');
    expect(introduce).toHaveBeenCalledWith({ name: '陈芳', number: '8001' });
    expect(screen.getByTestId('exchange-failure').textContent).toBe('');
    expect(await violations(container)).toEqual([]);
  });

  it('leads through joining, or makes a team with several roles', async () => {
    const { service, container } = await shown(stateOf({ team: null, teamFingerprint: null }));
    expect(screen.getByTestId('exchange-fingerprint').textContent).toContain('00001 00002 00003');
    await userEvent.click(screen.getByTestId('role-trainer'));
    await userEvent.type(screen.getByTestId('exchange-team-name'), '客服一组{Enter}');
    expect(service.createTeam).toHaveBeenCalledWith('客服一组', ['supervisor', 'trainer']);
    expect(await violations(container)).toEqual([]);
  });

  it('says what to do on a machine that was removed', async () => {
    await shown(stateOf({ team: teamOf(memberNamed('陈芳', '8001', { removedAt: '2026-01-06T02:00:00.000Z' })) }));
    expect(screen.getByTestId('exchange-standing').textContent).toContain('已被移出');
  });

  it('lists what was refused and what waits, whose and why', async () => {
    const refused = [{ author: '9001@m9001', number: 4, failure: { code: 'exchange.no-right' as const, params: { author: '9001@m9001', kind: 'library' } } }];
    const waiting = [{ author: '7777@m', number: 2, failure: { code: 'exchange.unknown-author' as const, params: { author: '7777@m' } } }];
    const { container } = await shown(stateOf({ last: { at: '2026-01-05T02:00:00.000Z', by: 'folder', report: { sent: 1, records: 2, refused } }, waiting }));
    const words = screen.getByTestId('exchange-last').textContent;
    for (const part of ['发出 1 份，新记录 2 条', '周敏 第 4 份: 作者在团队里无权写话术', '7777@m 第 2 份: 作者不在团队文件里']) expect(words).toContain(part);
    expect(await violations(container)).toEqual([]);
  });

  it('renews keys and leaves the team when asked for twice', async () => {
    const { service } = await shown(stateOf());
    await userEvent.click(screen.getByTestId('team-leave'));
    expect(service.leaveTeam).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId('leave-sure'));
    expect(service.leaveTeam).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByTestId('keys-renew'));
    await userEvent.click(screen.getByTestId('keys-sure'));
    expect(service.renewKeys).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByText(/已换新密钥/u)).toBeTruthy());
  });

  it('opens the key of another desk, and sets one up once', async () => {
    const { service } = await shown(stateOf({ personKey: 'elsewhere' }), { openPersonKey: vi.fn(async () => fail({ code: 'person.wrong-passphrase' })) });
    await userEvent.type(screen.getByTestId('person-passphrase'), '喜鹊{Enter}');
    expect(service.openPersonKey).toHaveBeenCalledWith('喜鹊');
    await waitFor(() => expect(screen.getByTestId('exchange-failure').textContent).toContain('口令不对'));
  });
});

describe('calls that wait for a lead on other machines', () => {
  it('are marked as seen for their agents', async () => {
    const call = { id: 'c7', author: '8001@m8001', name: '陈芳', mine: false, startedAt: '2026-01-05T01:00:00.000Z', openSteps: 2, openPromises: 0, pendingForLead: true, maskedName: '郑**', reason: '客户挂断' };
    let waiting = [call];
    const service = exchangeService(stateOf(), { waitingElsewhere: vi.fn(async () => succeed(waiting)), markSeen: vi.fn(async () => { waiting = []; return succeed(true as const); }) });
    show(<LeadsElsewhere store={storeOf(service)} />);
    expect((await screen.findByTestId('waiting-elsewhere')).textContent).toMatch(/郑\*\*.*等主管.*客户挂断/su);
    await userEvent.click(screen.getByTestId('seen-elsewhere'));
    expect(service.markSeen).toHaveBeenCalledWith('c7');
    await waitFor(() => expect(screen.queryByTestId('waiting-elsewhere')).toBeNull());
  });
});

describe('the line in every desk', () => {
  it('says what failed and tries again at a press', async () => {
    let state = stateOf({ folder: { name: 'shared', permission: 'granted' }, last: { at: '2026-01-05T02:00:00.000Z', by: 'folder', failure: { code: 'carrier.unreachable' } }, toSend: 3 });
    const service = exchangeService(state, { state: vi.fn(async () => succeed(state)), exchangeWithFolder: vi.fn(async () => fail({ code: 'carrier.unreachable' })) });
    const { container } = show(<SyncState store={storeOf(service)} onOpen={() => undefined} />);
    await waitFor(() => expect(screen.getByTestId('sync-state').textContent).toContain('无法访问文件夹'));
    expect(screen.getByTestId('sync-state').textContent).toContain('待发 3 份');
    expect(screen.getByTestId('sync-state').getAttribute('data-tone')).toBe('failed');
    expect(await violations(container)).toEqual([]);
    vi.mocked(service.exchangeWithFolder).mockImplementation(async () => {
      state = { ...state, last: { at: '2026-01-05T03:00:00.000Z', by: 'folder', report: {} }, toSend: 0 };
      return succeed({ bundles: 0, records: 0, passedOver: 0, replayed: 0, waiting: [], refused: [], sent: 3 });
    });
    await userEvent.click(await screen.findByText('重试'));
    await waitFor(() => expect(screen.getByTestId('sync-state').getAttribute('data-tone')).toBe('quiet'));
    expect(service.exchangeWithFolder).toHaveBeenLastCalledWith(true);
  });

  it('says that it waits while a text is typed', async () => {
    const service = exchangeService(stateOf({ folder: { name: 'shared', permission: 'granted' } }), { exchangeWithFolder: vi.fn(async () => fail({ code: 'exchange.typing' })) });
    show(<SyncState store={storeOf(service)} onOpen={() => undefined} />);
    await waitFor(() => expect(screen.getByTestId('sync-state').textContent).toContain('正在输入文字，稍后再同步'));
  });
});
