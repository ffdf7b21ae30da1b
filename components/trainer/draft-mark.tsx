import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/language.ts';
import { clockTime } from '../ui/words.ts';
import type { DraftState } from './use-kept-draft.ts';

/** Whether what is typed is on the disk. */
export function DraftMark({ state }: { readonly state: DraftState }) {
  const { t, i18n } = useTranslation();
  const words = state.kind === 'kept' ? t('trainer.keptAt', { at: clockTime(state.at, i18n.language as Locale) })
    : state.kind === 'typing' ? t('trainer.typing')
      : state.kind === 'taken-over' ? t('trainer.takenOver')
        : state.kind === 'failed' ? t(`failure.${state.code}`, { defaultValue: t('failure.storage.unknown') }) : '';
  return <span role="status" data-testid="draft-state" data-state={state.kind} className={state.kind === 'failed' ? 'text-harm' : 'text-sm text-quiet'}>{words}</span>;
}
