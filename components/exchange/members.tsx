import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activeMembers, type Member, type Team } from '../../domain/team/team.ts';
import { Button } from '../ui/button.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { saveFile } from '../ui/save-file.ts';
import { fileName } from './file-name.ts';
import { instantWords } from './sync-state.tsx';

interface MembersProps {
  readonly store: ExchangeStore;
  readonly team: Team;
  /** Of this machine. */
  readonly author: string;
  readonly isAdministrator: boolean;
}

/** Who belongs to the team and who no longer does. The administrator takes members out and gives the new team file to all. */
export function Members({ store, team, author, isAdministrator }: MembersProps) {
  const { t, i18n } = useTranslation();
  /** Whose row asks once more, and what. */
  const [sure, setSure] = useState<{ readonly author: string; readonly what: 'remove' | 'hand-over' } | null>(null);
  const [said, setSaid] = useState('');
  const { service } = store;
  const giveTeam = async (): Promise<void> => {
    const file = await store.act(() => service.teamFile());
    if (file !== null) saveFile(fileName('aside-team', team.name, 'json'), file, 'application/json');
  };
  const remove = async (member: Member): Promise<void> => {
    const changed = await store.act(() => service.removeMember(member.author));
    setSure(null);
    if (changed !== null) setSaid(t('exchange.member.removedNow', { name: member.name }));
  };
  const handOver = async (member: Member): Promise<void> => {
    const changed = await store.act(() => service.handOver(member.author));
    setSure(null);
    if (changed !== null) setSaid(t('exchange.handOver.done', { name: member.name }));
  };
  const gone = team.members.filter((member) => member.removedAt !== undefined);
  return (
    <div className="grid gap-2">
      <h4 className="text-sm text-quiet">{t('exchange.members', { count: activeMembers(team).length })}</h4>
      <ul className="divide-y divide-line" data-testid="exchange-members">
        {[...activeMembers(team), ...gone].map((member) => (
          <li key={member.author} className="flex min-h-8 items-center gap-2 py-0.5" data-testid={`member-${member.person}`}>
            <span className={member.removedAt === undefined ? 'min-w-0 flex-1 truncate' : 'min-w-0 flex-1 truncate text-quiet line-through'}>{member.name} <span className="text-sm text-quiet">{member.person} · {member.roles.map((one) => t(`role.${one}`)).join(' · ')}{member.author === author ? ` · ${t('exchange.member.me')}` : ''}</span></span>
            {member.removedAt === undefined ? null : <span className="text-sm text-quiet">{t('exchange.member.removed', { at: instantWords(member.removedAt, i18n.language) })}</span>}
            {!isAdministrator || member.removedAt !== undefined || member.roles.includes('administrator') ? null : sure?.author === member.author ? (
              <>
                <Button look="harm" data-testid={sure.what === 'remove' ? 'exchange-remove-sure' : 'hand-over-sure'} onClick={() => void (sure.what === 'remove' ? remove(member) : handOver(member))}>{t(sure.what === 'remove' ? 'exchange.member.removeSure' : 'exchange.handOver.sure')}</Button>
                <Button look="quiet" onClick={() => setSure(null)}>{t('cancel')}</Button>
              </>
            ) : (
              <>
                <Button look="quiet" data-testid="hand-over" onClick={() => setSure({ author: member.author, what: 'hand-over' })}>{t('exchange.handOver')}</Button>
                <Button look="quiet" data-testid="exchange-remove" onClick={() => setSure({ author: member.author, what: 'remove' })}>{t('exchange.member.remove')}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-must">{said}</p>
      {isAdministrator ? <p className="text-sm text-quiet">{t('exchange.team.howToAdd')}</p> : null}
      <div><Button data-testid="exchange-give-team" onClick={() => void giveTeam()}>{t('exchange.team.give')}</Button></div>
    </div>
  );
}
