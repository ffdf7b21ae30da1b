import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CallClock } from './clocks.tsx';
import { useDesk, useDeskBesideText } from './use-desk.ts';

/** A call has a start and an end: read from the page where it shows one, else one key. */
export function CallBar() {
  const { t } = useTranslation();
  const { desk, actions } = useDesk();
  const state = useDeskBesideText();
  if (!state.call) {
    return (
      <div className="flex flex-wrap items-center gap-1 border-b border-line px-3 py-1">
        <Button look="primary" data-testid="start-call" onClick={() => void actions.startFor('inbound')}>{t('call.start')}</Button>
        <Button look="quiet" data-testid="start-chat" onClick={() => void actions.startFor('chat')}>{t('call.startChat')}</Button>
        <Button look="quiet" data-testid="start-outbound" onClick={() => void actions.startFor('outbound')}>{t('call.startOutbound')}</Button>
      </div>
    );
  }
  const ended = state.call.marks.some((mark) => mark.mark === 'ended');
  return (
    <div className="flex flex-wrap items-center gap-x-1 border-b border-line px-3 py-0.5 text-sm text-quiet">
      {/* As wide as its words: where they do not fit beside the buttons, these go below. */}
      <div className="flex max-w-full flex-auto items-baseline gap-1.5">
        <CallClock />
        {state.call.scenario ? <button type="button" data-testid="matter" title={t('menu.scenario')} onClick={() => desk.store.setState({ overlay: 'scenario' })} className="rounded-sm text-left underline decoration-dotted hover:text-ink"><span className="block first-letter:uppercase">{t(`scenario.${state.call.scenario.id}`)}</span></button> : null}
      </div>
      <div className="ml-auto flex flex-wrap justify-end gap-0.5">
        {state.call.direction === 'inbound' && state.call.channel === 'phone' && Object.keys(state.call.steps).length === 0 ? <Button look="quiet" className="px-1.5!" data-testid="mark-outbound" onClick={() => void actions.markOutbound()}>{t('call.wasOutbound')}</Button> : null}
        {ended ? null : <Button look="quiet" className="px-1.5!" data-testid="end-call" onClick={() => void actions.mark('ended')}>{t('call.end', { context: state.call.channel })}</Button>}
        <Button look={ended ? 'primary' : 'quiet'} keyHint="W" className="px-1.5!" data-testid="wrap-up" onClick={() => desk.store.setState({ overlay: 'wrap-up' })}>{t('call.wrapUp')}</Button>
      </div>
    </div>
  );
}
