import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Overlay } from '../ui/overlay.tsx';

interface EditLineDialogProps {
  readonly text: string;
  readonly onInsert: (text: string) => void;
  readonly onCancel: () => void;
}

/** The line changed for this one customer before it goes into the CRM's field; the library's line stays as it is. */
export function EditLineDialog({ text: given, onInsert, onCancel }: EditLineDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(given);
  const insert = (): void => { if (text.trim() !== '') onInsert(text); };
  return (
    <Overlay title={t('editLine.title')} onClose={onCancel} testId="edit-line-dialog">
      <textarea
        value={text}
        rows={5}
        autoComplete="off"
        spellCheck={false}
        aria-label={t('editLine.title')}
        data-testid="edit-line"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          insert();
        }}
        className="block w-full rounded-sm border border-line bg-raised px-1.5 py-1 text-base leading-relaxed"
      />
      <div className="mt-2 flex items-center gap-2 pb-1">
        <Button look="primary" keyHint="Ctrl ⏎" data-testid="insert-edited" disabled={text.trim() === ''} onClick={insert}>{t('now.insert')}</Button>
        <p className="min-w-0 flex-1 text-sm text-quiet">{t('editLine.hint')}</p>
      </div>
    </Overlay>
  );
}
