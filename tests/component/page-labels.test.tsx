import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PageLabelsPart } from '../../components/options/page-labels-part.tsx';
import { show, violations } from '../support/render.tsx';

const LABELS = { phone: ['聯繫熱線碼'], loan_stage: ['贷款阶段', '拨款进度'], '!person': ['家里人'] };
const file = (content: unknown): File => new File([typeof content === 'string' ? content : JSON.stringify(content)], 'labels.json', { type: 'application/json' });
const render = (labels: Readonly<Record<string, readonly string[]>>, managed = false) => {
  const onLabels = vi.fn();
  return { ...show(<PageLabelsPart labels={labels} managed={managed} onLabels={onLabels} />), onLabels };
};

describe('the labels of the bank’s own CRM', () => {
  it('are shown by field, with words for regions and the name of fields of its own', async () => {
    const { container } = render(LABELS);
    expect([...screen.getByTestId('page-labels').children].map(({ textContent }) => textContent)).toEqual(['电话聯繫熱線碼', 'loan_stage贷款阶段 · 拨款进度', '其他人的资料，不当作客户的家里人']);
    expect(await violations(container)).toEqual([]);
  });

  it('are taken in from a file', async () => {
    const { onLabels } = render({});
    await userEvent.upload(screen.getByTestId('page-labels-import'), file({ format: 'aside-page-labels', version: 1, labels: LABELS }));
    await vi.waitFor(() => expect(onLabels).toHaveBeenCalledExactlyOnceWith(LABELS));
    expect(screen.getByTestId('page-labels-said').textContent).toBe('');
  });

  it('stay as they are when the file is wrong, which says where', async () => {
    const { onLabels } = render(LABELS);
    await userEvent.upload(screen.getByTestId('page-labels-import'), file({ format: 'aside-page-labels', version: 1, labels: { phone: [7] } }));
    expect(await screen.findByText(/labels\.phone\.0/u)).toBeTruthy();
    await userEvent.upload(screen.getByTestId('page-labels-import'), file('姓名'));
    expect(await screen.findByText(/不是 JSON/u)).toBeTruthy();
    expect(onLabels).not.toHaveBeenCalled();
  });

  it('can all be removed', async () => {
    const { onLabels } = render(LABELS);
    await userEvent.click(screen.getByTestId('page-labels-remove'));
    expect(onLabels).toHaveBeenCalledExactlyOnceWith({});
  });

  it('are shown, and cannot be changed, where the bank’s policy sets them', () => {
    render(LABELS, true);
    expect(screen.getByTestId('page-labels').textContent).toContain('聯繫熱線碼');
    expect([screen.queryByTestId('page-labels-import'), screen.queryByTestId('page-labels-remove')]).toEqual([null, null]);
  });
});
