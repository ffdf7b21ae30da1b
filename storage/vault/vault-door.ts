import type { Result } from '../../domain/result.ts';
import type { AuditAction, AuditRepository } from '../repositories/audit-repository.ts';
import type { StorageFailure } from '../failures.ts';
import type { SettingsRepository } from '../repositories/settings-repository.ts';
import type { KeyRing, KeyRingFailure, KeyRingState, VaultInfo } from './key-ring.ts';

/** The way in, as a page shows it: the key ring with every act in the audit log. */
export interface VaultDoor {
  state(): KeyRingState['state'];
  /** The desk may not be shown: locked, or the bank forbids to work without a passphrase and none is set. */
  closed(): boolean;
  /** The bank's policy asks for a passphrase. */
  readonly passphraseRequired: boolean;
  /** Id of the vault that is open. */
  openId(): string | null;
  list(): Promise<Result<readonly VaultInfo[], StorageFailure>>;
  /** Sets a passphrase for a person. The first one on a machine also seals again what lay under the device key. Returns the recovery key. */
  create(label: string, passphrase: string): Promise<Result<string, KeyRingFailure>>;
  unlock(vaultId: string, passphrase: string): Promise<Result<true, KeyRingFailure>>;
  /** `key`: the printed recovery key, or the bank's age identity. */
  recover(vaultId: string, key: string, passphrase: string): Promise<Result<true, KeyRingFailure>>;
  changePassphrase(current: string, next: string): Promise<Result<true, KeyRingFailure>>;
  lock(): Promise<void>;
  /** Calls back when another vault, or none, is open than when the page began, or when the bank's policy became another one. Returns the end of it. */
  onChange(changed: () => void): () => void;
}

export interface DoorParts {
  readonly keys: KeyRing;
  readonly audit: AuditRepository;
  readonly settings: Pick<SettingsRepository, 'read' | 'change'>;
  readonly passphraseRequired: boolean;
  readonly onPolicyChange?: (changed: () => void) => () => void;
  readonly resealFromDevice: () => Promise<Result<number, StorageFailure>>;
}

/**
 * Chromium 156 was seen to end the process of pages that began anew in the moment their policy arrived (2 of 5 starts), and not a second
 * later (0 of 7).
 */
const POLICY_SETTLES_MS = 1000;

const openIdOf = (state: KeyRingState): string | null => (state.state === 'open' ? state.vaultId : null);

export function createVaultDoor({ keys, audit, settings, passphraseRequired, onPolicyChange = () => () => undefined, resealFromDevice }: DoorParts): VaultDoor {
  const log = async <T>(vaultId: string, action: AuditAction, result: Result<T, KeyRingFailure>, details: Readonly<Record<string, string>> = {}): Promise<Result<T, KeyRingFailure>> => {
    const entry = result.ok ? { action, details } : { action: 'vault.refused' as const, details: { ...details, code: result.failure.code } };
    await audit.append({ subject: vaultId, ...entry });
    return result;
  };
  return {
    passphraseRequired,
    state: () => keys.state().state,
    closed: () => keys.state().state === 'locked' || (passphraseRequired && keys.state().state === 'device'),
    openId: () => openIdOf(keys.state()),
    list: () => keys.list(),
    async create(label, passphrase) {
      const first = keys.state().state === 'device';
      const before = await settings.read();
      const made = await keys.create(label, passphrase);
      if (!made.ok) return made;
      await log(made.value.vaultId, 'vault.changed', made, { what: 'created' });
      await settings.change('agent', first && before.ok ? { ...before.value.agent, number: label } : { name: '', number: label, role: 'agent' });
      // Another vault's agent must not take over what the first one left under the device key.
      if (first) await resealFromDevice();
      return { ok: true, value: made.value.recoveryKey };
    },
    unlock: async (vaultId, passphrase) => log(vaultId, 'vault.unlocked', await keys.unlock(vaultId, passphrase)),
    recover: async (vaultId, key, passphrase) => {
      const byBank = key.trim().toUpperCase().startsWith('AGE-SECRET-KEY-');
      const result = byBank ? await keys.recoverByBank(vaultId, key.trim().toUpperCase(), passphrase) : await keys.recover(vaultId, key, passphrase);
      return log(vaultId, 'vault.changed', result, { what: byBank ? 'recovered-by-bank' : 'recovered' });
    },
    changePassphrase: async (current, next) => {
      const vaultId = openIdOf(keys.state()) ?? '';
      return log(vaultId, 'vault.changed', await keys.changePassphrase(vaultId, current, next), { what: 'passphrase' });
    },
    lock: () => keys.lock(),
    onChange(changed) {
      const before = JSON.stringify(keys.state());
      const ends = [
        keys.watch((state) => {
          if (JSON.stringify(state) !== before) changed();
        }),
        onPolicyChange(() => void setTimeout(() => void keys.writeLast().finally(changed), POLICY_SETTLES_MS)),
      ];
      return () => { for (const end of ends) end(); };
    },
  };
}
