import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { ChangePassphrase } from './change-passphrase.tsx';
import { SetPassphrase } from './set-passphrase.tsx';
import { useLeaveOnChange } from './use-leave-on-change.ts';

interface VaultSettingsProps {
  readonly door: VaultDoor;
  readonly label: string;
  readonly idleMinutes: number;
  /** Set by the bank: shown, not changed. */
  readonly idleManaged: boolean;
  readonly onIdleMinutes: (minutes: number) => void;
  readonly reload: () => void;
}

/** Which of the two depths is in force, in plain words, and everything about the passphrase. */
export function VaultSettings({ door, label, idleMinutes, idleManaged, onIdleMinutes, reload }: VaultSettingsProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState<'none' | 'set' | 'change' | 'other'>('none');
  const stay = useLeaveOnChange(door, reload);
  const open = door.state() === 'open';
  return (
    <div className="grid gap-3" data-testid="vault-settings" data-state={door.state()}>
      <div className="max-w-2xl">
        <p className="font-medium">{t(open ? 'vault.depth.passphrase' : 'vault.depth.device')}</p>
        <p className="text-sm text-quiet">{t(open ? 'vault.depth.passphrase.does' : 'vault.depth.device.does')}</p>
        <p className={open ? 'text-sm text-quiet' : 'text-sm text-must'}>{t(open ? 'vault.depth.passphrase.not' : 'vault.depth.device.not')}</p>
      </div>
      {part === 'set' || part === 'other' ? <SetPassphrase door={door} label={part === 'set' ? label : ''} onBegin={stay.hold} onRefused={stay.release} onDone={reload} /> : null}
      {part === 'change' ? <ChangePassphrase door={door} onDone={() => setPart('none')} /> : null}
      <div className="flex flex-wrap gap-2">
        {open ? (
          <>
            <Button look="primary" data-testid="vault-lock-now" onClick={() => void door.lock()}>{t('vault.lockNow')}</Button>
            <Button data-testid="vault-change" onClick={() => setPart('change')}>{t('vault.change')}</Button>
            <Button data-testid="vault-other-agent" onClick={() => setPart('other')}>{t('vault.otherAgent')}</Button>
          </>
        ) : part === 'none' ? <Button look="primary" data-testid="vault-begin" onClick={() => setPart('set')}>{t('vault.set')}</Button> : null}
      </div>
      <div className="max-w-48">
        <Field label={t('vault.idle')} hint={idleManaged ? t('failure.settings.managed') : undefined}>{(id) => (
          <input id={id} type="number" min={1} max={240} className={inputLook} defaultValue={idleMinutes} disabled={idleManaged} autoComplete="off" onBlur={(event) => { const minutes = Number(event.target.value); if (minutes !== idleMinutes) onIdleMinutes(minutes); }} />
        )}</Field>
      </div>
    </div>
  );
}
