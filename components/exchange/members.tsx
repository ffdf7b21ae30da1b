import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberCard, Role, Team } from '../../domain/team/team.ts';
import type { ExchangeService } from '../../storage/exchange/exchange-service.ts';
import { Button } from '../ui/button.tsx';
import { inputLook } from '../ui/field.tsx';
import type { Act } from './exchange-panel.tsx';
import { FileField } from './file-field.tsx';
import { saveFile } from './save-file.ts';

interface MembersProps {
  readonly service: ExchangeService;
  readonly team: Team;
  readonly isAdministrator: boolean;
  readonly act: Act;
}

/** Who belongs to the team. The administrator takes cards in and members out, and gives the new team file to all. */
export function Members({ service, team, isAdministrator, act }: MembersProps) {
  const { t } = useTranslation();
  const [offered, setOffered] = useState<{ readonly card: MemberCard; readonly fingerprint: string } | null>(null);
  const [role, setRole] = useState<Role>('agent');
  const giveTeam = async (): Promise<void> => {
    const file = await act(service.teamFile());
    if (file !== null) saveFile('team.json', file, 'application/json');
  };
  return (
    <div className="mt-3">
      <ul className="divide-y divide-line" data-testid="exchange-members">
        {team.members.map((member) => (
          <li key={member.author} className="flex items-center gap-2 py-1">
            <span className="min-w-0 flex-1 truncate">{member.name} <span className="text-sm text-quiet">{member.roles.map((one) => t(`role.${one}`)).join(' · ')}</span></span>
            {member.removedAt !== undefined ? <span className="text-sm text-quiet">{t('exchange.member.removed')}</span> : null}
            {isAdministrator && member.removedAt === undefined && !member.roles.includes('administrator') ? <Button look="quiet" onClick={() => void act(service.removeMember(member.author))}>{t('exchange.member.remove')}</Button> : null}
          </li>
        ))}
      </ul>
      <div className="my-2"><Button data-testid="exchange-give-team" onClick={() => void giveTeam()}>{t('exchange.team.give')}</Button></div>
      {!isAdministrator ? null : (
        <FileField label={t('exchange.card.choose')} accept=".json" testId="exchange-card-file" onFile={(file) => void file.text().then((text) => act(service.previewCard(text))).then(setOffered)} />
      )}
      {offered === null ? null : (
        <div className="mt-2 rounded-md border border-line p-2">
          <p>{offered.card.name} · {offered.card.person}</p>
          <p className="font-mono tabular-nums" data-testid="exchange-card-fingerprint">{offered.fingerprint}</p>
          <p className="text-sm text-quiet">{t('exchange.fingerprint.compare')}</p>
          <div className="flex gap-2">
            <select aria-label={t('exchange.team.role')} className={inputLook} value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {(['agent', 'trainer', 'supervisor'] as const).map((one) => <option key={one} value={one}>{t(`role.${one}`)}</option>)}
            </select>
            <Button look="primary" data-testid="exchange-add-member" onClick={() => void act(service.addMember(offered.card, [role])).then(() => setOffered(null))}>{t('exchange.member.add')}</Button>
          </div>
        </div>
      )}
    </div>
  );
}
