import { useTranslation } from 'react-i18next';
import { composeHandover } from '../../domain/note/handover.ts';
import { renderPart } from '../../domain/note/render.ts';
import { noteTitlesOf } from '../ui/note-titles.ts';
import { flowOf } from './flows.ts';
import { useDesk, useDeskBesideText } from './use-desk.ts';
import { noteWording } from '../ui/words.ts';

/** What the menu offers now. */
export function useDeskMenu(): readonly { readonly id: string; readonly run: () => void }[] {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const { call } = useDeskBesideText();
  const { store, services } = desk;
  const onHold = call?.marks.filter((mark) => mark.mark === 'hold' || mark.mark === 'resume').at(-1)?.mark === 'hold';

  const handover = (): void => {
    const state = store.getState();
    if (!state.call) return;
    const wording = noteWording(t, services.settings.interfaceLocale);
    const lines = composeHandover(state.call, flowOf(services.library, state.call), noteTitlesOf(services.library, state.call, t));
    const text = lines.map((line) => `${t(`handover.${line.id}`)}：${renderPart({ id: 'free', items: line.items, ...(line.edited === undefined ? {} : { edited: line.edited }) }, wording)}`).join('\n');
    void services.copy(text).then(() => desk.toast({ code: 'undo.copiedHandover', tone: 'plain' }));
  };

  return [
    ...(call
      ? [
          { id: 'hold', run: () => void actions.mark(onHold ? 'resume' : 'hold') },
          { id: 'scenario', run: () => store.setState({ overlay: 'scenario' }) },
          { id: 'handover', run: handover },
          { id: 'lead', run: () => void actions.alertLead() },
        ]
      : []),
    ...(services.promises ? [{ id: 'promises', run: () => store.setState({ overlay: 'promises' }) }] : []),
    { id: 'past', run: () => store.setState({ overlay: 'past' }) },
    { id: 'glyphs', run: () => store.setState((state) => ({ glyphsOnly: !state.glyphsOnly })) },
    ...(services.teach ? [{ id: 'teach', run: () => store.setState({ overlay: 'teach' }) }] : []),
    ...(services.lock ? [{ id: 'lock', run: services.lock }] : []),
    { id: 'keys', run: () => store.setState({ overlay: 'keys' }) },
    { id: 'trainer', run: () => services.openDesk('trainer') },
    { id: 'supervisor', run: () => services.openDesk('supervisor') },
    { id: 'options', run: () => services.openDesk('options') },
  ];
}
