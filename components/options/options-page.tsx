import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../domain/settings.ts';
import type { LimitSetting } from '../../scripts-library/schema/limit-in-force.ts';
import type { StorageUse } from '../../storage/storage-use.ts';
import type { VaultDoor } from '../../storage/vault/vault-door.ts';
import { Button } from '../ui/button.tsx';
import { DeskPage } from '../ui/desk-page.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import { VaultSettings } from '../vault/vault-settings.tsx';
import { RestoreBackup, WriteBackup, type BackupServices } from './backup-part.tsx';
import { RetentionPart, type RetentionServices } from './retention-part.tsx';
import { BankSettings } from './bank-settings.tsx';
import { LimitSettings } from './limit-settings.tsx';
import { PageLabelsPart } from './page-labels-part.tsx';

export interface OptionsServices {
  readonly settings: Settings;
  /** Answers the failure's code, or null when it is saved. */
  readonly change: <K extends keyof Settings>(key: K, value: Settings[K]) => Promise<string | null>;
  /** Names of the bank settings that the library's lines ask for, without "bank.". */
  readonly bankNames: readonly string[];
  /** Times that the library's flows propose and the bank may set. */
  readonly limits: readonly LimitSetting[];
  readonly sites: readonly string[];
  readonly revoke: (origin: string) => Promise<boolean>;
  readonly storage: StorageUse;
  readonly askPersistence: () => Promise<boolean>;
  readonly door: VaultDoor;
  /** Settings that the bank's policy sets. */
  readonly managed: readonly (keyof Settings)[];
  readonly data: BackupServices & RetentionServices;
  readonly reload: () => void;
}

/** What is set on this machine. Every change is saved at once and says so. */
export function OptionsPage({ services, sync }: { readonly services: OptionsServices; readonly sync?: ReactNode }) {
  const { t } = useTranslation();
  const [settings, setSettings] = useState(services.settings);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  const [sites, setSites] = useState(services.sites);
  const [persisted, setPersisted] = useState(services.storage.persistent);

  const isManaged = (key: keyof Settings): boolean => services.managed.includes(key);

  const change = async <K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> => {
    setSettings({ ...settings, [key]: value });
    setSaid(null);
    const failed = await services.change(key, value);
    setSaid(failed === null ? { text: t('options.saved'), bad: false } : { text: t(`failure.${failed}`, { defaultValue: t('failure.storage.unknown') }), bad: true });
  };

  return (
    <DeskPage desk="options" actions={<>{sync}<p role="status" data-testid="options-saved" className={said?.bad ? 'text-harm' : 'text-done'}>{said?.text}</p></>}>
      <div className="grid max-w-3xl gap-8">
        <Section title={t('options.language')}>
          <Field label={t('options.interfaceLocale')}>{(id) => (
            <select id={id} className={inputLook} disabled={isManaged('interfaceLocale')} value={settings.interfaceLocale} onChange={(event) => void change('interfaceLocale', event.target.value as Settings['interfaceLocale']).then(() => location.reload())}>
              <option value="browser">{t('options.browser')}</option><option value="zh-CN">简体中文</option><option value="zh-TW">繁體中文（台灣）</option><option value="en">English</option>
            </select>
          )}</Field>
          <Field label={t('options.scriptLocale')} hint={t('options.scriptLocale.hint')}>{(id) => (
            <select id={id} className={inputLook} disabled={isManaged('scriptLocale')} value={settings.scriptLocale} onChange={(event) => void change('scriptLocale', event.target.value as Settings['scriptLocale'])}>
              <option value="zh-CN">简体中文</option><option value="zh-TW">繁體中文（台灣）</option><option value="en">English</option>
            </select>
          )}</Field>
          <Field label={t('options.jurisdiction')} hint={t('options.jurisdiction.hint')}>{(id) => (
            <select id={id} className={inputLook} disabled={isManaged('jurisdiction')} value={settings.jurisdiction} onChange={(event) => void change('jurisdiction', event.target.value as Settings['jurisdiction'])}>
              <option value="CN">{t('options.jurisdiction.CN')}</option><option value="TW">{t('options.jurisdiction.TW')}</option>
            </select>
          )}</Field>
        </Section>
        <Section title={t('options.agent')}>
          <TextSetting testId="agent-name" label={t('options.agent.name')} value={settings.agent.name} onSave={(name) => void change('agent', { ...settings.agent, name })} />
          <TextSetting testId="agent-number" label={t('options.agent.number')} value={settings.agent.number} onSave={(number) => void change('agent', { ...settings.agent, number })} />
          <TextSetting testId="bank-name" disabled={isManaged('bank')} label={t('placeholder.bank.name')} value={settings.bank['bank.name'] ?? ''} onSave={(name) => void change('bank', { ...settings.bank, 'bank.name': name })} />
          <Field label={t('options.agent.role')}>{(id) => (
            <select id={id} className={inputLook} value={settings.agent.role} onChange={(event) => void change('agent', { ...settings.agent, role: event.target.value as Settings['agent']['role'] })}>
              {(['agent', 'trainer', 'supervisor'] as const).map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}
            </select>
          )}</Field>
        </Section>
        <Section title={t('options.desk')}>
          <Check label={t('options.singleKeys')} checked={settings.desk.singleKeys} onChange={(singleKeys) => void change('desk', { ...settings.desk, singleKeys })} />
          <Check label={t('options.glyphs')} checked={settings.desk.typeGlyphsOnly} onChange={(typeGlyphsOnly) => void change('desk', { ...settings.desk, typeGlyphsOnly })} />
        </Section>
        <Section title={t('options.bank')} wide>
          <BankSettings managed={isManaged('bank')} names={services.bankNames} values={settings.bank} onSave={(bank) => void change('bank', bank)} />
        </Section>
        <Section title={t('options.limits')} wide>
          <LimitSettings managed={isManaged('bank')} limits={services.limits} values={settings.bank} onSave={(bank) => void change('bank', bank)} />
        </Section>
        <Section title={t('options.pageLabels')} wide>
          <PageLabelsPart labels={settings.pageLabels} managed={isManaged('pageLabels')} onLabels={(labels) => void change('pageLabels', labels)} />
        </Section>
        <Section title={t('options.sites')} wide>
          {sites.length === 0 ? <p className="text-quiet">{t('options.sites.none')}</p> : (
            <ul className="divide-y divide-line">
              {sites.map((origin) => (
                <li key={origin} className="flex items-center gap-3 py-1"><span className="min-w-0 flex-1 truncate">{origin}</span>
                  <Button onClick={() => void services.revoke(origin).then((gone) => { if (gone) setSites(sites.filter((one) => one !== origin)); })}>{t('options.sites.revoke')}</Button></li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={t('vault.section')} wide>
          <VaultSettings door={services.door} label={settings.agent.number} idleMinutes={settings.lockAfterIdleMinutes} idleManaged={isManaged('lockAfterIdleMinutes')} onIdleMinutes={(minutes) => void change('lockAfterIdleMinutes', minutes)} reload={services.reload} />
        </Section>
        <Section title={t('options.storage')} wide>
          <p>{t('options.storage.used', { used: (services.storage.usedBytes / 1e6).toFixed(1), quota: Math.round(services.storage.quotaBytes / 1e6) })}</p>
          {services.storage.nearlyFull ? <p role="alert" className="text-harm" data-testid="nearly-full">{t('options.storage.nearlyFull')}</p> : null}
          <p className="text-sm text-quiet">{t('options.storage.local')}</p>
          {persisted ? <p className="text-sm text-done">{t('options.storage.persisted')}</p> : <Button onClick={() => void services.askPersistence().then(setPersisted)}>{t('options.storage.persist')}</Button>}
        </Section>
        <Section title={t('backup.section')} wide>
          <div className="grid gap-6 sm:grid-cols-2"><WriteBackup services={services.data} /><RestoreBackup services={services.data} /></div>
        </Section>
        <Section title={t('retention.section')} wide>
          <RetentionPart services={services.data} days={settings.retentionDays} managed={isManaged('retentionDays')} onDays={(days) => void change('retentionDays', days)} />
        </Section>
      </div>
    </DeskPage>
  );
}

function Section({ title, wide = false, children }: { readonly title: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line pt-3">
      <h2 className="mb-2 font-semibold">{title}</h2>
      <div className={wide ? undefined : 'grid gap-3 sm:grid-cols-3'}>{children}</div>
    </section>
  );
}

function TextSetting({ testId, label, value, disabled = false, onSave }: { readonly testId: string; readonly label: string; readonly disabled?: boolean; readonly value: string; readonly onSave: (value: string) => void }) {
  const [text, setText] = useState(value);
  return <Field label={label}>{(id) => <input id={id} data-testid={testId} className={inputLook} disabled={disabled} value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} onBlur={() => { if (text !== value) onSave(text.trim()); }} />}</Field>;
}

function Check({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <label className="flex items-start gap-2"><input type="checkbox" className="mt-0.5" checked={checked} onChange={(event) => onChange(event.target.checked)} />{label}</label>
  );
}
