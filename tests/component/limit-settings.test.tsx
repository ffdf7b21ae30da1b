import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { LimitSettings } from '../../components/options/limit-settings.tsx';
import { show, violations } from '../support/render.tsx';

describe('times a bank may set', () => {
  const limits = [{ name: 'limits.greeting', amount: 10, unit: 'seconds' }, { name: 'limits.complaint_callback', amount: 3, unit: 'workdays' }] as const;
  const shown = () => {
    const onSave = vi.fn();
    const { container } = show(<LimitSettings managed={false} limits={limits} values={{ 'bank.name': '示例银行' }} onSave={onSave} />);
    return { onSave, container };
  };

  it('shows what holds until then, with its unit, and keeps the other settings', async () => {
    const { onSave, container } = shown();
    const field = screen.getByLabelText('接起后问候');
    expect(field.getAttribute('placeholder')).toBe('10');
    expect(container.textContent).toContain('个工作日');
    await userEvent.type(field, '15');
    await userEvent.tab();
    expect(onSave).toHaveBeenCalledWith({ 'bank.name': '示例银行', 'limits.greeting': '15' });
    expect(await violations(container)).toEqual([]);
  });

  it.each(['soon', '0', '-3', '13800138000'])('does not save "%s", and says what holds', async (typed) => {
    const { onSave, container } = shown();
    await userEvent.type(screen.getByLabelText('接起后问候'), typed);
    await userEvent.tab();
    expect(onSave).not.toHaveBeenCalled();
    expect(container.textContent).toContain('现在按 10 计');
  });

  it('are shown, not asked for, where the bank\'s policy sets them', () => {
    const { container } = show(<LimitSettings managed limits={limits} values={{ 'limits.greeting': '12' }} onSave={vi.fn()} />);
    expect((screen.getByLabelText('接起后问候') as HTMLInputElement).disabled).toBe(true);
    expect((screen.getByLabelText('接起后问候') as HTMLInputElement).value).toBe('12');
    expect(container.textContent).toContain('不能');
  });
});
