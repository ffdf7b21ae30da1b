import type { TFunction } from 'i18next';
import type { Call } from '../../domain/call/call.ts';
import type { NoteTitles } from '../../domain/note/note.ts';
import type { Library } from '../../scripts-library/packs/library.ts';

/** Titles of what a call's events name, from the library in force. A step or evidence that is gone shows its id. */
export function noteTitlesOf(library: Library, call: Call | null, t: TFunction): NoteTitles {
  const record = call?.flow ? library.byId.get(call.flow.id) : undefined;
  const step = (id: string) => (record?.kind === 'flow' ? record.steps.find((one) => one.id === id) : undefined);
  return {
    step: (id) => step(id),
    evidence: (stepId, evidenceId) => {
      const item = step(stepId)?.evidence.find((one) => one.id === evidenceId);
      return item ? { label: item.label, choice: (value) => item.choices?.find((choice) => choice.id === value)?.label } : undefined;
    },
    scenario: (id) => t(`scenario.${id}`),
    disposition: (code) => library.dispositions.find((one) => one.code === code)?.title,
    skipReason: (code) => code,
  };
}
