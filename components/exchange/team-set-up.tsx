import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, Team } from '../../domain/team/team.ts';
import type { ExchangeService, ExchangeState } from '../../storage/exchange/exchange-service.ts';
import { Button } from '../ui/button.tsx';
import { Field, inputLook } from '../ui/field.tsx';
import type { Act } from './exchange-panel.tsx';
import { FileField } from './file-field.tsx';
import { Members } from './members.tsx';
import { saveFile } from './save-file.ts';

interface TeamSetUpProps {
  readonly service: ExchangeService;
  readonly state: ExchangeState;
  readonly act: Act;
}
type Offered = { readonly text: string; readonly team: Team; readonly fingerprint: string };

/** Makes a team or joins one: the card goes to the administrator, the team file comes back, fingerprints are read aloud. */
export function TeamSetUp({ service, state, act }: TeamSetUpProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('supervisor');
  const [offered, setOffered] = useState<Offered | null>(null);

  const giveCard = async (): Promise<void> => {
    const card = await act(service.memberCard());
    if (card !== null) saveFile('member.json', card, 'application/json');
  };
  const look = async (file: File): Promise<void> => {
    const text = await file.text();
    const seen = await act(service.previewTeam(text));
    setOffered(seen === null ? null : { text, ...seen });
  };
  return (
    <div>
      <h3 className="mb-1 font-medium">{state.team === null ? t('exchange.team.none') : state.team.name}</h3>
      <p className="text-sm text-quiet">{t('exchange.fingerprint.mine')}</p>
      <p className="font-mono tabular-nums" data-testid="exchange-fingerprint">{state.fingerprint}</p>
      {state.teamFingerprint === null ? null : (
        <>
          <p className="mt-1 text-sm text-quiet">{t('exchange.fingerprint.team')}</p>
          <p className="font-mono tabular-nums" data-testid="exchange-team-fingerprint">{state.teamFingerprint}</p>
        </>
      )}
      <div className="my-2"><Button data-testid="exchange-card" onClick={() => void giveCard()}>{t('exchange.card.give')}</Button></div>
      <FileField label={t('exchange.team.choose')} accept=".json" testId="exchange-team-file" onFile={(file) => void look(file)} />
      {offered === null ? null : (
        <div className="mt-2 rounded-md border border-line p-2" data-testid="exchange-team-offered">
          <p>{t('exchange.team.offered', { name: offered.team.name, count: offered.team.members.length })}</p>
          <p className="font-mono tabular-nums">{offered.fingerprint}</p>
          <p className="text-sm text-quiet">{t('exchange.fingerprint.compare')}</p>
          <Button look="primary" data-testid="exchange-join" onClick={() => void act(service.joinTeam(offered.text)).then(() => setOffered(null))}>{t('exchange.team.join')}</Button>
        </div>
      )}
      {state.team !== null ? <Members service={service} team={state.team} isAdministrator={state.isAdministrator} act={act} /> : (
        <div className="mt-3 grid gap-2">
          <Field label={t('exchange.team.name')}>{(id) => <input id={id} className={inputLook} value={name} data-testid="exchange-team-name" autoComplete="off" onChange={(event) => setName(event.target.value)} />}</Field>
          <Field label={t('exchange.team.role')}>{(id) => (
            <select id={id} className={inputLook} value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {(['supervisor', 'trainer', 'agent'] as const).map((one) => <option key={one} value={one}>{t(`role.${one}`)}</option>)}
            </select>
          )}</Field>
          <Button data-testid="exchange-create-team" disabled={name.trim() === ''} onClick={() => void act(service.createTeam(name.trim(), [role]))}>{t('exchange.team.create')}</Button>
        </div>
      )}
    </div>
  );
}
