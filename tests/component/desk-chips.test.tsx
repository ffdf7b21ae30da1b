import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { DeskChips } from '../../components/call/desk-chips.tsx';
import { deskInMemory } from '../support/desk-in-memory.tsx';
import { show } from '../support/render.tsx';

describe('what greetings need and nobody has said', () => {
  const chips = async (agent: { name: string; number: string }, bank: Readonly<Record<string, string>>, openDesk = vi.fn()) => {
    const { desk } = await deskInMemory();
    const made = await deskInMemory(undefined, { settings: { ...desk.services.settings, agent, bank }, openDesk });
    show(made.wrap(<DeskChips />));
    return openDesk;
  };

  it('is first who works here, then the bank', async () => {
    await chips({ name: '', number: '' }, {});
    expect(screen.getByTestId('chip-no-agent')).toBeTruthy();
    expect(screen.queryByTestId('chip-no-bank')).toBeNull();
  });

  it('leads to where the name of the bank is set', async () => {
    const openDesk = await chips({ name: '陈芳', number: '8001' }, {});
    await userEvent.click(screen.getByTestId('chip-no-bank'));
    expect(openDesk).toHaveBeenCalledWith('options');
  });

  it('is silent when both are known', async () => {
    await chips({ name: '陈芳', number: '8001' }, { name: '示例银行' });
    expect(screen.queryByTestId('chip-no-bank')).toBeNull();
    expect(screen.queryByTestId('chip-no-agent')).toBeNull();
  });
});
