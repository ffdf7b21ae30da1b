import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import { Button } from '../ui/button.tsx';
import { usersOf } from './used-by.tsx';

interface RetireProps {
  readonly record: LibraryRecord;
  /** What is in force beside it. */
  readonly others: readonly LibraryRecord[];
  readonly onRetire: () => void;
}

const NAMED = 5;

/** Takes a record out of service, after a second press; what others still use stays, and they are named. */
export function Retire({ record, others, onRetire }: RetireProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button look="quiet" data-testid="retire" onClick={() => setAsked(true)}>{t('trainer.retire')}</Button>;
  const users = usersOf(record.id, others);
  const names = users.slice(0, NAMED).map((one) => one.title).join('、') + (users.length > NAMED ? '…' : '');
  return (
    <span className="flex flex-wrap items-center gap-2" role="group">
      <span className="text-sm text-must">{users.length > 0 ? t('trainer.stillUsed', { count: users.length, names }) : t('trainer.retire.what')}</span>
      {users.length > 0 ? null : <Button look="harm" data-testid="retire-sure" onClick={() => { setAsked(false); onRetire(); }}>{t('trainer.retire.sure')}</Button>}
      <Button look="quiet" onClick={() => setAsked(false)}>{t('cancel')}</Button>
    </span>
  );
}
