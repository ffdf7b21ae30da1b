import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { RestoreBackup, WriteBackup, type BackupServices } from '../../components/options/backup-part.tsx';
import { RetentionPart } from '../../components/options/retention-part.tsx';
import { NoteSearchBox } from '../../components/supervisor/note-search-box.tsx';
import { RightsPart, type RightsServices } from '../../components/supervisor/rights-part.tsx';
import { fail, succeed } from '../../domain/result.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { CallSubject } from '../../domain/call/events.ts';
import { show, violations } from '../support/render.tsx';

const manifest = { format: 'aside.backup/1', schema: 1, createdAt: '2026-01-31T11:20:00.000Z', author: '8001@machine' } as const;
const backup = (over: Partial<BackupServices> = {}): BackupServices => ({
  locale: 'zh-CN', exportsForbidden: false, backup: vi.fn(async () => succeed({ rows: 12, hidden: 0 })),
  inspect: vi.fn(async () => succeed({ manifest, rows: 12, calls: 3, promises: 2, reviews: 1 })), restore: vi.fn(async () => succeed({ manifest, rows: 10, kept: 2 })), ...over,
});
const file = new File(['x'], 'aside.age');

describe('a backup', () => {
  it('is written under a passphrase typed twice', async () => {
    const services = backup();
    const { container } = show(<WriteBackup services={services} />);
    await userEvent.type(screen.getByTestId('backup-passphrase'), 'magpies by the river');
    await userEvent.type(screen.getByTestId('backup-again'), 'magpies{Enter}');
    expect(services.backup).not.toHaveBeenCalled();
    await userEvent.type(screen.getByTestId('backup-again'), ' by the river{Enter}');
    expect(screen.getByTestId('backup-said').textContent).toBe('已备份 12 条。');
    expect(await violations(container)).toEqual([]);
  });

  it('is not offered where the bank forbids it', () => {
    show(<WriteBackup services={backup({ exportsForbidden: true })} />);
    expect(screen.getByTestId('exports-forbidden')).toBeTruthy();
    expect(screen.queryByTestId('backup-write')).toBeNull();
  });

  it('shows what is in it before anything is taken over', async () => {
    const services = backup();
    const { container } = show(<RestoreBackup services={services} />);
    await userEvent.upload(screen.getByTestId('restore-file'), file);
    await userEvent.type(screen.getByTestId('restore-passphrase'), 'magpies by the river{Enter}');
    expect((await screen.findByTestId('restore-preview')).textContent).toContain('通话 3');
    expect(services.restore).not.toHaveBeenCalled();
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByTestId('restore-do'));
    expect(screen.getByTestId('restore-said').textContent).toBe('已恢复 10 条，2 条本来就有。');
  });

  it.each([['backup.foreign', '备份'], ['backup.unreadable', '口令'], ['backup.newer', '7']])('that is refused (%s) says why', async (code, words) => {
    show(<RestoreBackup services={backup({ inspect: async () => fail({ code, params: { schema: 7 } }) })} />);
    await userEvent.upload(screen.getByTestId('restore-file'), file);
    await userEvent.click(screen.getByTestId('restore-look'));
    expect((await screen.findByTestId('restore-said')).textContent).toContain(words);
    expect(screen.queryByTestId('restore-do')).toBeNull();
  });
});

describe('keeping times', () => {
  const row = { seq: 1, at: '2026-01-31T11:20:00.000Z', actor: '8001@m', action: 'purge', subject: 'retention', details: { call: 4, held: 1 }, previousHash: '', hash: '' };

  it('are set by kind, and a purge shows in its log', async () => {
    const [onDays, purgeLog] = [vi.fn(), vi.fn(async () => [row])];
    const services = { locale: 'zh-CN' as const, purge: async () => succeed({ deleted: { call: 4, 'complaint-call': 0, review: 0, audit: 0, 'unfinished-typing': 1 }, held: 1, hidden: 0 }), purgeLog };
    const { container } = show(<RetentionPart services={services} days={DEFAULT_SETTINGS.retentionDays} managed={false} onDays={onDays} />);
    await userEvent.clear(screen.getByTestId('retention-call'));
    await userEvent.type(screen.getByTestId('retention-call'), '90');
    await userEvent.tab();
    expect(onDays).toHaveBeenCalledWith({ ...DEFAULT_SETTINGS.retentionDays, call: 90 });
    await userEvent.click(screen.getByTestId('purge-now'));
    expect(screen.getByTestId('purge-said').textContent).toContain('5');
    expect((await screen.findByTestId('purge-log')).textContent).toContain('删除 4，保全 1');
    expect(await violations(container)).toEqual([]);
  });

  it('cannot be changed where the bank set them', () => {
    show(<RetentionPart services={{ locale: 'zh-CN', purge: vi.fn(), purgeLog: async () => [] }} days={DEFAULT_SETTINGS.retentionDays} managed onDays={vi.fn()} />);
    expect((screen.getByTestId('retention-call') as HTMLInputElement).disabled).toBe(true);
  });
});

describe('the customer\'s rights', () => {
  const subject = { fields: { phone: '13800000000' } } as unknown as CallSubject;
  const rights = (over: Partial<RightsServices> = {}): RightsServices => ({
    exportsForbidden: false, isHeld: async () => succeed(false), hold: vi.fn(async () => succeed(true as const)), exportSubject: vi.fn(async () => succeed(3)),
    deleteSubject: vi.fn(async () => succeed({ deleted: 2, held: 1 })), ...over,
  });
  const part = (services: RightsServices, onDeleted = vi.fn()) => <RightsPart services={services} callId="c1" subject={subject} onDeleted={onDeleted} />;

  it('holds and deletes only with a reason, and asks once more before it deletes', async () => {
    const [services, onDeleted] = [rights(), vi.fn()];
    const { container } = show(part(services, onDeleted));
    await userEvent.click(screen.getByText('保全与客户权利'));
    const hold = await screen.findByTestId('rights-hold');
    expect([hold, screen.getByTestId('rights-delete')].map((button) => (button as HTMLButtonElement).disabled)).toEqual([true, true]);
    await userEvent.type(screen.getByTestId('rights-reason'), '投诉未结');
    await userEvent.click(hold);
    expect(services.hold).toHaveBeenCalledWith('c1', true, '投诉未结');
    await userEvent.type(screen.getByTestId('rights-reason'), '客户要求');
    await userEvent.click(screen.getByTestId('rights-delete'));
    expect(services.deleteSubject).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId('rights-delete-sure'));
    expect(services.deleteSubject).toHaveBeenCalledWith(subject, '客户要求');
    expect(onDeleted).toHaveBeenCalledTimes(1);
    expect(screen.getByTestId('rights-said').textContent).toBe('已删除 2 次联系；1 次因保全保留。');
    expect(await violations(container)).toEqual([]);
  });

  it('gives no copy where the bank forbids exports', async () => {
    show(part(rights({ exportsForbidden: true })));
    await userEvent.click(screen.getByText('保全与客户权利'));
    expect((screen.getByTestId('rights-export') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('the search over notes', () => {
  it('lists what holds the words, and says when nothing does', async () => {
    const search = vi.fn(async (query: string) => succeed(query === '回电' ? [{ id: 'c1' } as never] : []));
    const { container } = show(<NoteSearchBox search={search} renderFound={(items) => <p>{items.map((item) => item.id).join()}</p>} />);
    await userEvent.type(screen.getByTestId('note-search'), '回电{Enter}');
    expect((await screen.findByTestId('note-search-found')).textContent).toBe('c1');
    expect(await violations(container)).toEqual([]);
    await userEvent.clear(screen.getByTestId('note-search'));
    await userEvent.type(screen.getByTestId('note-search'), '翡翠{Enter}');
    expect(screen.getByTestId('note-search-said').textContent).toContain('翡翠');
    expect(screen.queryByTestId('note-search-found')).toBeNull();
  });
});
