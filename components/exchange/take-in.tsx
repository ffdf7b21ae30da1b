import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../domain/result.ts';
import type { Role, Team } from '../../domain/team/team.ts';
import type { ReceiveReport } from '../../storage/exchange/receive.ts';
import { Button } from '../ui/button.tsx';
import type { ExchangeStore } from './exchange-store.ts';
import { FileField } from './file-field.tsx';
import { readIncoming, type Incoming } from './incoming.ts';
import { OfferedBundles } from './offered-bundles.tsx';
import { OfferedCard } from './offered-card.tsx';
import { OfferedTeam } from './offered-team.tsx';
import { problemWords } from './problem-words.ts';
import { saveFile } from '../ui/save-file.ts';
import { fileName } from './file-name.ts';

interface TakeInProps {
  readonly store: ExchangeStore;
  /** Null before this machine joined one. */
  readonly team: Team | null;
  readonly isAdministrator: boolean;
}

/** One file that was handed over and waits for the person's decision. */
interface Waiting {
  readonly id: number;
  readonly name: string;
  readonly incoming: Incoming | null;
  readonly failure: Failure | null;
}

/** Takes any file of the team, tells what it is and what it holds; only the person's press applies it. */
export function TakeIn({ store, team, isAdministrator }: TakeInProps) {
  const { t } = useTranslation();
  const [offered, setOffered] = useState<readonly Waiting[]>([]);
  /** As it is now, also for an act that began before another ended. */
  const now = useRef(offered);
  const [said, setSaid] = useState('');
  const { service } = store;

  const show = (waiting: readonly Waiting[]): readonly Waiting[] => {
    now.current = waiting;
    setOffered(waiting);
    return waiting;
  };
  const look = async (files: readonly File[]): Promise<void> => {
    setSaid('');
    const looked: Waiting[] = [];
    for (const file of files) {
      const read = await readIncoming(service, file);
      looked.push({ id: Math.random(), name: file.name, incoming: read.ok ? read.value : null, failure: read.ok ? null : read.failure });
    }
    show(looked);
  };
  const done = (id: number): readonly Waiting[] => show(now.current.filter((one) => one.id !== id));

  const applyBundles = async (id: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    const report = await store.act(() => service.importFile(bytes));
    done(id);
    if (report !== null) setSaid(t('exchange.applied', { records: report.records }) + leftOver(report).map(([key, count]) => t(key, { count })).join(''));
  };
  const join = async (id: number, text: string): Promise<void> => {
    const joined = await store.act(() => service.joinTeam(text));
    done(id);
    if (joined !== null) setSaid(t(team === null ? 'exchange.team.joined' : 'exchange.team.updated', { name: joined.name }));
  };
  /** The last card of several is followed by the team file: it is what every new member waits for. */
  const addMember = async (id: number, incoming: Extract<Incoming, { kind: 'card' }>, roles: readonly Role[]): Promise<void> => {
    const changed = await store.act(() => service.addMember(incoming.card, roles));
    const left = done(id);
    if (changed === null) return;
    if (left.some((one) => one.incoming?.kind === 'card')) return setSaid(t('exchange.member.added', { name: incoming.card.name }));
    const file = await store.act(() => service.teamFile());
    if (file === null) return;
    saveFile(fileName('aside-team', changed.name, 'json'), file, 'application/json');
    setSaid(t('exchange.member.addedSaved', { name: incoming.card.name }));
  };

  return (
    <div>
      {team === null ? null : <h3 className="mb-1 font-medium">{t('exchange.take')}</h3>}
      <FileField label={t(team === null ? 'exchange.take.team' : isAdministrator ? 'exchange.take.administrator' : 'exchange.take.member')} accept=".aside,.json" testId="exchange-take" onFiles={(files) => void look(files)} />
      {offered.map(({ id, name, incoming, failure }) => (
        <div key={id} className="mt-2 rounded-md border border-line bg-raised p-2" data-testid="exchange-offered" data-kind={incoming?.kind ?? 'refused'}>
          <div className="flex items-center gap-2">
            <p className="min-w-0 flex-1 truncate text-sm text-quiet">{name}</p>
            <Button look="quiet" data-testid="exchange-leave" onClick={() => done(id)}>{t(incoming === null ? 'close' : 'exchange.take.not')}</Button>
          </div>
          {failure === null ? null : <p className="text-harm">{problemWords(t, failure)}</p>}
          {incoming?.kind === 'bundles' ? <OfferedBundles bundles={incoming.bundles} onApply={() => void applyBundles(id, incoming.bytes)} /> : null}
          {incoming?.kind === 'team' ? <OfferedTeam offered={incoming} known={team} onJoin={() => void join(id, incoming.text)} /> : null}
          {incoming?.kind === 'card' ? (isAdministrator ? <OfferedCard offered={incoming} known={team} onAdd={(roles) => void addMember(id, incoming, roles)} /> : <p className="text-harm">{t('exchange.card.notHere')}</p>) : null}
        </div>
      ))}
      <p role="status" data-testid="exchange-said" className="mt-1 text-sm text-done">{said}</p>
    </div>
  );
}

/** What of a file was not applied, as keys with counts; details stand in the last exchange. */
function leftOver({ replayed, waiting, refused }: ReceiveReport): readonly (readonly [string, number])[] {
  return ([['exchange.applied.known', replayed], ['exchange.applied.waiting', waiting.length], ['exchange.applied.refused', refused.length]] as const).filter(([, count]) => count > 0);
}
