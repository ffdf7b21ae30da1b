import { useTranslation } from 'react-i18next';
import { useDesk, useDeskBesideText } from './use-desk.ts';

/** What the menu offers now. */
export function useDeskMenu(): readonly { readonly id: string; readonly words?: string; readonly run: () => void }[] {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const { call } = useDeskBesideText();
  const { store, services } = desk;
  const onHold = call?.marks.filter((mark) => mark.mark === 'hold' || mark.mark === 'resume').at(-1)?.mark === 'hold';

  const handover = (): void => {
    const { call: current } = store.getState();
    if (current) void import('./handover-text.ts').then(({ handoverText }) => services.copy(handoverText(services, current, t))).then(() => desk.toast({ code: 'undo.copiedHandover', tone: 'plain' }));
  };

  return [
    ...(call
      ? [
          { id: 'hold', ...(onHold ? { words: 'resume' } : {}), run: () => void actions.mark(onHold ? 'resume' : 'hold') },
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
