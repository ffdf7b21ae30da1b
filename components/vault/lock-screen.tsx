import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultInfo } from '../../storage/vault/key-ring.ts';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { RecoverForm } from './recover-form.tsx';
import { SetPassphrase } from './set-passphrase.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useLeaveOnChange } from './use-leave-on-change.ts';

interface LockScreenProps {
  readonly door: VaultDoor;
  /** The agent number in the settings, proposed to somebody new. */
  readonly label: string;
  /** A vault is open: the page begins anew and the desk comes back. */
  readonly onOpen: () => void;
}

/** Instead of a desk while the vault is locked: who you are, and your passphrase. Nothing of a customer is on it. */
export function LockScreen({ door, label, onOpen }: LockScreenProps) {
  const { t } = useTranslation();
  const [vaults, setVaults] = useState<readonly VaultInfo[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [way, setWay] = useState<'unlock' | 'recover' | 'new'>('unlock');
  const stay = useLeaveOnChange(door, onOpen);
  useEffect(() => {
    void door.list().then((listed) => setVaults(listed.ok ? listed.value : []));
  }, [door]);
  if (vaults === null) return null;

  const vault = vaults.find((one) => one.id === chosen) ?? vaults.find((one) => one.label === label) ?? vaults[0];
  const isNew = way === 'new' || vault === undefined;
  return (
    <main className="mx-auto grid max-w-sm gap-3 p-4" data-testid="lock-screen" aria-label={t('vault.locked')}>
      <h1 className="flex items-center gap-2 text-lg font-semibold"><Lock size={16} aria-hidden="true" />{vault === undefined ? t('vault.required') : t('vault.locked')}</h1>
      <p className="text-sm text-quiet">{vault === undefined ? t('vault.required.why') : t('vault.locked.kept')}</p>
      {vaults.length > 1 && !isNew ? (
        <Field label={t('vault.who')}>{(id) => (
          <select id={id} className={inputLook} value={vault?.id} data-testid="vault-who" onChange={(event) => setChosen(event.target.value)}>
            {vaults.map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}
          </select>
        )}</Field>
      ) : null}
      {!isNew && vaults.length === 1 ? <p>{t('vault.of', { label: vault.label })}</p> : null}
      {isNew ? <SetPassphrase door={door} label={vault === undefined ? label : ''} onBegin={stay.hold} onRefused={stay.release} onDone={onOpen} /> : null}
      {!isNew && way === 'unlock' ? <UnlockForm key={vault.id} door={door} vaultId={vault.id} secondsToWait={vault.secondsToWait} /> : null}
      {!isNew && way === 'recover' ? <RecoverForm door={door} vaultId={vault.id} /> : null}
      {vault === undefined ? null : (
        <div className="flex flex-wrap gap-1 border-t border-line pt-2">
          {way === 'unlock' ? <Button look="quiet" data-testid="vault-forgotten" onClick={() => setWay('recover')}>{t('vault.forgotten')}</Button> : null}
          {way === 'unlock' ? <Button look="quiet" data-testid="vault-someone-new" onClick={() => setWay('new')}>{t('vault.someoneNew')}</Button> : null}
          {way === 'unlock' ? null : <Button look="quiet" onClick={() => setWay('unlock')}>{t('cancel')}</Button>}
        </div>
      )}
    </main>
  );
}
