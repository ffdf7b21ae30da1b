import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LockScreen } from '../../components/vault/lock-screen.tsx';
import { VaultSettings } from '../../components/vault/vault-settings.tsx';
import { fail, succeed } from '../../domain/result.ts';
import type { KeyRingState, VaultInfo } from '../../storage/vault/key-ring.ts';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { show, violations } from '../support/render.tsx';

const vault = (label: string, secondsToWait = 0): VaultInfo => ({ id: `id-${label}`, label, createdAt: '2026-01-31T11:20:00.000Z', recoverableByBank: false, secondsToWait });

function fakeDoor(vaults: readonly VaultInfo[], state: KeyRingState['state'], answers: Partial<VaultDoor> = {}) {
  const listeners = new Set<() => void>();
  const door: VaultDoor = {
    passphraseRequired: false, state: () => state, closed: () => state === 'locked', openId: () => null, list: async () => succeed(vaults),
    create: vi.fn(async () => { for (const changed of listeners) changed(); return succeed('ABCD-EFGH'); }),
    unlock: vi.fn(async () => succeed(true as const)), recover: vi.fn(async () => succeed(true as const)), changePassphrase: vi.fn(async () => succeed(true as const)), lock: vi.fn(async () => undefined),
    onChange: (changed) => { listeners.add(changed); return () => listeners.delete(changed); },
    ...answers,
  };
  return { door, open: () => { for (const changed of listeners) changed(); } };
}

const nothing = (): void => undefined;
afterEach(() => vi.useRealTimers());

describe('the lock screen', () => {
  it('asks who you are where several work, and opens that person\'s vault', async () => {
    const { door } = fakeDoor([vault('8001'), vault('8002')], 'locked');
    const { container } = show(<LockScreen door={door} label="8002" onOpen={nothing} />);
    expect(((await screen.findByTestId('vault-who')) as HTMLSelectElement).value).toBe('id-8002');
    expect(await violations(container)).toEqual([]);
    await userEvent.selectOptions(screen.getByTestId('vault-who'), 'id-8001');
    await userEvent.type(screen.getByTestId('vault-passphrase'), 'magpies by the river{Enter}');
    expect(door.unlock).toHaveBeenCalledWith('id-8001', 'magpies by the river');
  });

  it('says how long to wait after wrong passphrases, and counts down', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { door } = fakeDoor([vault('8001')], 'locked', { unlock: async () => fail({ code: 'vault.wrong-passphrase', params: { seconds: 2 } }) });
    show(<LockScreen door={door} label="" onOpen={nothing} />);
    await userEvent.type(await screen.findByTestId('vault-passphrase'), 'wrong{Enter}', { delay: null });
    expect((await screen.findByTestId('vault-wait')).textContent).toContain('2');
    expect((screen.getByTestId('vault-unlock') as HTMLButtonElement).disabled).toBe(true);
    await act(() => vi.advanceTimersByTimeAsync(1000));
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect((screen.getByTestId('vault-unlock') as HTMLButtonElement).disabled).toBe(false);
    expect(screen.getByTestId('vault-failure').textContent).toBe('口令不对。');
  });

  it('remembers a wait from before a restart', async () => {
    show(<LockScreen door={fakeDoor([vault('8001', 600)], 'locked').door} label="" onOpen={nothing} />);
    expect((await screen.findByTestId('vault-wait')).textContent).toContain('600');
  });

  it('goes when a vault was opened in another page', async () => {
    const { door, open } = fakeDoor([vault('8001')], 'locked');
    const onOpen = vi.fn();
    show(<LockScreen door={door} label="" onOpen={onOpen} />);
    await screen.findByTestId('lock-screen');
    open();
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('stays until the recovery key of somebody new was kept', async () => {
    const { door } = fakeDoor([vault('8001')], 'locked');
    const onOpen = vi.fn();
    const { container } = show(<LockScreen door={door} label="8001" onOpen={onOpen} />);
    await userEvent.click(await screen.findByTestId('vault-someone-new'));
    await userEvent.type(screen.getByTestId('vault-number'), '8002');
    await userEvent.type(screen.getByTestId('vault-new'), 'magpies by the river');
    await userEvent.type(screen.getByTestId('vault-again'), 'magpies by the lake{Enter}');
    expect(screen.getByTestId('vault-failure').textContent).toBe('两次输入不一致。');
    expect(door.create).not.toHaveBeenCalled();
    await userEvent.clear(screen.getByTestId('vault-again'));
    await userEvent.type(screen.getByTestId('vault-again'), 'magpies by the river{Enter}');
    expect((await screen.findByTestId('vault-recovery-key')).textContent).toBe('ABCD-EFGH');
    expect(await violations(container)).toEqual([]);
    expect(onOpen).not.toHaveBeenCalled();
    expect((screen.getByTestId('vault-recovery-done') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByTestId('vault-recovery-kept'));
    await userEvent.click(screen.getByTestId('vault-recovery-done'));
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('asks for a passphrase first where the bank forbids the device key', async () => {
    show(<LockScreen door={fakeDoor([], 'device').door} label="8001" onOpen={nothing} />);
    expect((await screen.findByTestId('lock-screen')).textContent).toContain('本行规定');
    expect((screen.getByTestId('vault-number') as HTMLInputElement).value).toBe('8001');
  });
});

describe('the passphrase in the options', () => {
  const settings = (state: KeyRingState['state'], idle = vi.fn()) => <VaultSettings door={fakeDoor([], state).door} label="8001" idleMinutes={10} idleManaged={false} onIdleMinutes={idle} reload={nothing} />;

  it('says what the device key does not protect against', async () => {
    const { container } = show(settings('device'));
    expect(container.textContent).toContain('不能防：有人复制整个浏览器配置文件夹');
    expect(await violations(container)).toEqual([]);
  });

  it('offers to lock, to change and to add a colleague once one is set, and saves the idle time', async () => {
    const idle = vi.fn();
    const { container } = show(settings('open', idle));
    for (const id of ['vault-lock-now', 'vault-change', 'vault-other-agent']) expect(screen.getByTestId(id)).toBeTruthy();
    const field = screen.getByRole('spinbutton');
    await userEvent.clear(field);
    await userEvent.type(field, '3');
    await userEvent.tab();
    expect(idle).toHaveBeenCalledWith(3);
    expect(await violations(container)).toEqual([]);
  });
});
