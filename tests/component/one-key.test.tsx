import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallDesk } from '../../components/call/call-desk.tsx';
import { PickDialog, SkipDialog } from '../../components/call/dialogs.tsx';
import type { Engine, LinesFor } from '../../components/call/engine.ts';
import { WrapUp } from '../../components/call/wrap-up.tsx';
import { deskInMemory } from '../support/desk-in-memory.tsx';
import { show } from '../support/render.tsx';

/** Offers one line, for the step and the type it is asked for. */
const followingEngine = (asked: LinesFor[]): Partial<{ engine: Engine }> => ({
  engine: {
    loadModels: async () => undefined,
    judge: () => ({ scenarios: [], type: null, alerts: [] }),
    lines: (context) => {
      asked.push(context);
      return { lines: [], pinned: [], withheld: [] };
    },
  },
});

describe('lines after a key', () => {
  it('are made from what the key recorded, without a second key and without waiting for the page', async () => {
    const asked: LinesFor[] = [];
    const { actions } = await deskInMemory(undefined, followingEngine(asked));
    await actions.startFor('inbound');
    const before = asked.at(-1)!;
    await actions.setType('impatient');
    expect(asked.at(-1)!.type).toBe('impatient');
    await actions.tick(before.stepId!, {});
    expect(asked.at(-1)!.stepId).not.toBe(before.stepId);
    await actions.markOutbound();
    expect(asked.at(-1)!.call?.direction).toBe('outbound');
  });
});

describe('a key that opens something to write or choose in', () => {
  it.each([['search', 'search'], ['edit-line', 'edit-line']] as const)('%s: the next letter goes there', async (overlay, field) => {
    const { desk, wrap } = await deskInMemory();
    show(wrap(<CallDesk />));
    act(() => desk.store.setState({ overlay }));
    const takesLetters = await screen.findByTestId(field);
    expect(document.activeElement).toBe(takesLetters);
  });
});

const press = (code: string, key = code): void => { fireEvent.keyDown(document.activeElement!, { code, key }); };
const nothing = (): void => undefined;
afterEach(() => { vi.useRealTimers(); });

describe('a fraud call', () => {
  it('asks whether the money is gone where the flow depends on it, and one key makes stopping it the step that is due', async () => {
    const { desk, actions, wrap, library, call } = await deskInMemory();
    await actions.startFor('inbound');
    await actions.setFlow(library.flows.find((flow) => flow.triggers.includes('fraud'))!.id);
    show(wrap(<CallDesk />));
    const steps = (): readonly (string | null)[] => [...document.querySelectorAll('[data-testid^="step-"]')].map((step) => step.getAttribute('data-testid'));
    expect(steps()).not.toContain('step-stop');
    expect(screen.getByTestId('chip-yes').textContent).toContain('钱已经转出');
    press('KeyY');
    await waitFor(() => expect(steps()).toContain('step-stop'));
    expect(screen.queryByTestId('chip-yes')).toBeNull();
    expect(call().facts['money_sent']).toBe(true);
    expect(desk.store.getState().call?.facts['money_sent']).toBe(true);
  });

  it('is told by the matter that the agent chooses', async () => {
    const { actions, call } = await deskInMemory();
    await actions.startFor('inbound');
    await actions.setScenario('S39');
    expect(call().facts['money_sent']).toBe(false);
    await actions.setScenario('S40');
    expect(call().facts['money_sent']).toBe(true);
  });
});

describe('a dialog of choices', () => {
  const wrapUp = (over: Partial<Parameters<typeof WrapUp>[0]>) => (
    <WrapUp dispositions={[{ code: 'RESOLVED', title: '已解决' }, { code: 'CALL_BACK', title: '约定回复' }]} suggested={[]} chosen={null} gate={{ outcome: 'close', openSteps: [] }} otherCustomerOpen={false} recording={null} onRecording={nothing} maskedInNote={null} promises={[]} onPromise={nothing} onChoose={nothing} onCloseCall={nothing} onPark={nothing} onCancel={nothing} {...over} />
  );

  it('takes the outcome by its digit, the reason by its letter, and closes by Enter', async () => {
    const choose = vi.fn();
    const close = vi.fn();
    const gate = { outcome: 'warn' as const, openSteps: [{ id: 'verify', title: '核验' }] };
    const { rerender } = show(wrapUp({ onChoose: choose }));
    press('Digit2');
    await waitFor(() => expect(choose).toHaveBeenCalledWith('CALL_BACK'));
    press('Enter');
    expect(close).not.toHaveBeenCalled();
    rerender(wrapUp({ chosen: 'CALL_BACK', gate, onCloseCall: close }));
    expect(screen.getByTestId('wrap-up-lacks').textContent).toContain('原因');
    press('KeyA');
    press('Enter');
    expect(close).toHaveBeenCalledWith('客户挂断');
  });

  it('chooses nothing by a number that somebody types in the wrong place, nor by keys of its fields', () => {
    vi.useFakeTimers();
    const choose = vi.fn();
    const park = vi.fn();
    show(wrapUp({ onChoose: choose, onPark: park, gate: { outcome: 'warn', openSteps: [{ id: 'verify', title: '核验' }] } }));
    for (const digit of '2122') press(`Digit${digit}`);
    screen.getByRole('textbox').focus();
    press('KeyP');
    vi.advanceTimersByTime(1000);
    expect(choose).not.toHaveBeenCalled();
    expect(park).not.toHaveBeenCalled();
  });

  it('skips by a digit', async () => {
    const skip = vi.fn();
    show(<SkipDialog stepTitle="核验" onSkip={skip} onCancel={nothing} />);
    press('Digit3');
    await waitFor(() => expect(skip).toHaveBeenCalledWith('客户不愿意'));
  });

  it('takes the marked one by Enter, which the arrows move', () => {
    const pick = vi.fn();
    show(<PickDialog title="选择流程" testId="flow-dialog" onPick={pick} onCancel={nothing} choices={['a', 'b', 'c'].map((id) => ({ id, title: id, detail: '', suggested: false }))} />);
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowUp');
    press('Enter');
    expect(pick).toHaveBeenCalledWith('b');
  });
});

it('Enter says the line that was chosen with the mouse, and presses the button that has the focus by the keyboard', async () => {
  const { actions, wrap, call, library } = await deskInMemory();
  await actions.startFor('inbound');
  show(wrap(<CallDesk />));
  const user = userEvent.setup();
  await user.click(screen.getByTestId('suggestion-1'));
  await user.keyboard('{Enter}');
  const said = (): readonly string[] => call().scripts.filter((use) => use.how === 'said').map((use) => use.script.scriptId);
  await waitFor(() => expect(said()).toEqual([library.scripts[1]!.id]));
  screen.getByTestId('suggestion-2').focus();
  await user.keyboard('{Enter}');
  expect(said()).toHaveLength(1);
  expect(screen.getByTestId('suggestion-2').getAttribute('aria-current')).toBe('true');
});

describe('the words of a note', () => {
  it('call a chat no call, and leave no number open that a complaint does not have yet', async () => {
    const { actions, wrap } = await deskInMemory();
    await actions.startFor('chat');
    await actions.setDisposition('COMPLAINT_LOGGED');
    show(wrap(<CallDesk />));
    const note = screen.getByTestId('note').textContent;
    expect(note).toContain('在线咨询');
    expect(note).not.toContain('来电');
    expect(note).toContain('编号待补');
    expect(note).not.toContain('投诉编号');
    expect(screen.getByTestId('end-call').textContent).toBe('结束会话');
  });
});

it('a tick that leaves something to record says so, and does not call the step done', async () => {
  const { desk, actions, wrap, library } = await deskInMemory();
  await actions.startFor('inbound');
  await actions.setFlow(library.flows.find((flow) => flow.triggers.includes('fraud'))!.id);
  await actions.setFact('money_sent', true);
  show(wrap(<CallDesk />));
  await act(() => actions.tick('stop', {}));
  expect(screen.getByTestId('toast').textContent).toContain('还缺要记的内容');
  await act(() => actions.tick('stop', { stopped_at: '09:02', police_at: '09:03' }));
  expect(screen.getByTestId('toast').textContent).toContain('已完成');
  expect(desk.store.getState().toast?.tone).toBe('plain');
});
