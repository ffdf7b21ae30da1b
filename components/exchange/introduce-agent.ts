import type { SettingsRepository } from '../../storage/repositories/settings-repository.ts';
import type { ExchangePanelProps } from './exchange-panel.tsx';

/**
 * Says who works on this machine, with the role that is set already. The author of everything written is settled when a page opens,
 * so the page begins anew, at the team's part.
 */
export const introduceAgent = (settings: SettingsRepository): ExchangePanelProps['introduce'] =>
  async ({ name, number }) => {
    const current = await settings.read();
    if (!current.ok) return current;
    const saved = await settings.change('agent', { ...current.value.agent, name, number });
    if (saved.ok) {
      location.hash = 'exchange';
      location.reload();
    }
    return saved;
  };
