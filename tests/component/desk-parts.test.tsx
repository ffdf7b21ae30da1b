import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Checklist, type StepView } from '../../components/call/checklist.tsx';
import { LineText } from '../../components/call/line-text.tsx';
import { NoteEditor, type NoteView } from '../../components/call/note-editor.tsx';
import { Now, type LineView } from '../../components/call/now.tsx';
import { SearchOverlay } from '../../components/call/search-overlay.tsx';
import { TypeBar } from '../../components/call/type-bar.tsx';
import { Who } from '../../components/call/who.tsx';
import { WrapUp, type GateView } from '../../components/call/wrap-up.tsx';
import { show, violations } from '../support/render.tsx';

const nothing = (): void => undefined;

describe('the customer type', () => {
  const suggestion = { type: 'impatient', band: 'high', cues: [{ text: '到底几号退', reason: '催着办' }] } as const;

  it('marks the suggestion, sets by a press, and leaves the choice with the agent', async () => {
    const choose = vi.fn();
    const { container } = show(<TypeBar chosen="rational" suggestion={suggestion} glyphsOnly={false} onChoose={choose} />);
    expect(screen.getByTestId('type-1').getAttribute('aria-checked')).toBe('true');
    expect(screen.getByRole('radio', { name: /急躁型, 建议/ }).getAttribute('aria-checked')).toBe('false');
    await userEvent.click(screen.getByTestId('type-3'));
    expect(choose).toHaveBeenCalledWith('impatient');
    expect(await violations(container)).toEqual([]);
  });

  it('shows the words that decided, and nothing when it does not know', () => {
    const { rerender } = show(<TypeBar chosen={null} suggestion={suggestion} glyphsOnly={false} onChoose={nothing} />);
    expect(screen.getByTestId('type-cues').textContent).toContain('到底几号退');
    rerender(<TypeBar chosen={null} suggestion={{ type: 'unknown', band: 'low', cues: [] }} glyphsOnly={false} onChoose={nothing} />);
    expect(screen.queryByTestId('type-cues')).toBeNull();
  });

  it('can be shapes alone, still named for who cannot see them', () => {
    show(<TypeBar chosen={null} suggestion={null} glyphsOnly onChoose={nothing} />);
    expect(screen.getByRole('radio', { name: '沉默型' }).textContent).not.toContain('沉默');
  });
});

describe('the line', () => {
  it('shows a gap as a marked blank with what to say instead, never raw braces, and page text as text only', () => {
    const { container } = show(<LineText parts={[{ kind: 'text', text: '工号' }, { kind: 'blank', name: 'agent.number', fallback: '报您的工号' }, { kind: 'value', name: 'customer.name', text: '<img src=x onerror=alert(1)>' }]} />);
    expect(container.querySelector('mark')?.textContent).toBe('报您的工号');
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toContain('<img src=x');
  });

  const line = (id: string): LineView => ({ scriptId: id, title: `标题${id}`, variant: 'unknown', parts: [{ kind: 'text', text: `话术${id}` }], plain: `话术${id}`, reasons: ['本步'], neverSay: ['喂'], tone: '亲切', said: false });
  const now = (over: Partial<Parameters<typeof Now>[0]> = {}) => (
    <Now step={{ id: 'greet', number: 1, of: 9, title: '问候', required: true, until: null, limit: null }} lines={[line('a'), line('b')]} focus={0} pinned={[]} withheld={[]} newerWaiting={false} busy={null} onFocus={nothing} onTick={nothing} onSaid={nothing} onCopy={nothing} onInsert={nothing} onReject={nothing} onShowNewer={nothing} {...over} />
  );

  it('is one press to say, copy, insert or refuse', async () => {
    const pressed: string[] = [];
    const { container } = show(now({ onSaid: () => pressed.push('said'), onCopy: () => pressed.push('copy'), onInsert: () => pressed.push('insert'), onReject: () => pressed.push('reject') }));
    for (const id of ['said', 'copy', 'insert', 'reject']) await userEvent.click(screen.getByTestId(id));
    expect(pressed).toEqual(['said', 'copy', 'insert', 'reject']);
    expect(await violations(container)).toEqual([]);
  });

  it('lets newer lines wait in the place of the reasons, so that nothing moves', async () => {
    const shown = vi.fn();
    show(now({ newerWaiting: true, onShowNewer: shown }));
    expect(screen.getByTestId('line-text').textContent).toBe('话术a');
    expect(document.body.textContent).not.toContain('本步');
    await userEvent.click(screen.getByTestId('newer-lines'));
    expect(shown).toHaveBeenCalledOnce();
  });

  it('says within how long a step is to be done where that is no matter of minutes', () => {
    show(now({ step: { id: 'callback', number: 8, of: 9, title: '回访', required: true, until: null, limit: { amount: 3, unit: 'workdays' } } }));
    expect(screen.getByTestId('step-within').textContent).toBe('限3个工作日');
  });

  it('offers newer lines where none is shown yet', () => {
    show(now({ lines: [], newerWaiting: true }));
    expect(screen.getByTestId('newer-lines')).toBeTruthy();
  });

  it('says what to do when no line is ready', () => {
    show(now({ lines: [] }));
    expect(screen.getByTestId('no-line').textContent).toContain('搜索');
  });
});

describe('who it is', () => {
  it('shows the mask; the clear value only on request, and says so', async () => {
    const unmask = vi.fn();
    show(<Who name="王**" tier="金卡" alerts={[]} onUnmask={unmask} fields={[{ name: 'phone', shown: '13800017526', masked: '138******26', where: '基本信息 › 手机', confidence: 0.9, conflicts: ['13900000000'] }]} />);
    expect(document.body.textContent).not.toContain('13800017526');
    await userEvent.click(screen.getByRole('button', { name: /查看/ }));
    expect(document.body.textContent).toContain('13900000000');
    await userEvent.click(screen.getByRole('button', { name: '显示原文' }));
    expect(document.body.textContent).toContain('13800017526');
    expect(unmask).toHaveBeenCalledWith('phone');
  });
});

describe('the checklist', () => {
  const step = (id: string, over: Partial<StepView> = {}): StepView => ({ id, title: `步骤${id}`, state: 'open', due: false, required: true, whenText: null, evidence: [], reason: null, ...over });

  it('ticks with the evidence where the step stands', async () => {
    const tick = vi.fn();
    const evidence = [{ id: 'need', kind: 'text', label: '诉求', choices: [], value: '' }] as const;
    const { container } = show(<Checklist flowTitle="通用接待" steps={[step('a', { due: true, evidence }), step('b', { state: 'done' })]} facts={[]} onTick={tick} onUntick={nothing} onFact={nothing} onChangeFlow={nothing} onSkip={nothing} />);
    await userEvent.click(screen.getByRole('button', { name: /通用接待/ }));
    await userEvent.type(screen.getByLabelText('诉求'), '退年费');
    await userEvent.click(screen.getByRole('checkbox', { name: '步骤a' }));
    expect(tick).toHaveBeenCalledWith('a', { need: '退年费' });
    expect(await violations(container)).toEqual([]);
  });
});

describe('the note', () => {
  const note = (free: string): NoteView => ({ parts: Object.fromEntries(['who', 'what', 'done', 'promised', 'due', 'free'].map((part) => [part, { text: part === 'free' ? free : '', edited: false }])) as NoteView['parts'], findings: [] });
  const editor = (free: string, edit: (part: string, text: string) => void) => (
    <NoteEditor note={note(free)} save={{ state: 'saved', at: '14:03:11' }} open={false} freeRef={createRef()} onToggle={nothing} onEdit={edit} onReset={nothing} onCopy={nothing} onInsert={nothing} onMask={nothing} onKeep={nothing} phrases={async () => []} onLeave={nothing} onRetry={nothing} />
  );

  it('sends nothing on while an input method composes, and all of it when it is done', () => {
    const edit = vi.fn();
    show(editor('', edit));
    const field = screen.getByTestId('note-part-free');
    fireEvent.compositionStart(field);
    fireEvent.change(field, { target: { value: 'tui' } });
    expect(edit).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: '退' } });
    fireEvent.compositionEnd(field, { target: { value: '退' } });
    expect(edit).toHaveBeenLastCalledWith('free', '退', 1);
  });

  /** The editor in its place on the desk, and what gives it another text from outside. */
  const inPlace = (free: string): { readonly field: HTMLTextAreaElement; readonly give: (text: string) => void } => {
    let give: (text: string) => void = nothing;
    const Place = () => {
      const [text, setText] = useState(free);
      give = setText;
      return editor(text, nothing);
    };
    show(<Place />);
    return { field: screen.getByTestId<HTMLTextAreaElement>('note-part-free'), give: (text) => act(() => give(text)) };
  };

  it('never replaces what is being typed', () => {
    const { field, give } = inPlace('一');
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: '一二' } });
    give('别处来的');
    expect(field.value).toBe('一二');
    fireEvent.blur(field);
    give('又一次');
    expect(field.value).toBe('又一次');
  });

  it('takes a note restored after the key that led into the empty field, so that nobody writes over it unseen', () => {
    const { field, give } = inPlace('');
    fireEvent.focus(field);
    give('上次写的');
    expect(field.value).toBe('上次写的');
  });
});

describe('wrapping up', () => {
  const wrapUp = (gate: GateView, over: Partial<Parameters<typeof WrapUp>[0]> = {}) => (
    <WrapUp dispositions={[{ code: 'RESOLVED', title: '已解决' }]} suggested={[]} chosen="RESOLVED" gate={gate} otherCustomerOpen={false} recording={null} onRecording={nothing} maskedInNote={null} promises={[]} onPromise={nothing} onChoose={nothing} onCloseCall={nothing} onPark={nothing} onCancel={nothing} {...over} />
  );

  it('closes a standard flow with open steps only with a reason', async () => {
    const close = vi.fn();
    show(wrapUp({ outcome: 'warn', openSteps: [{ id: 'verify', title: '核验' }] }, { onCloseCall: close }));
    expect(screen.getByTestId<HTMLButtonElement>('close-call').disabled).toBe(true);
    await userEvent.click(screen.getByTestId('reason-hung-up'));
    await userEvent.click(screen.getByTestId('close-call'));
    expect(close).toHaveBeenCalledWith('客户挂断');
  });

  it('does not offer to close a critical flow with open steps: it goes to the lead, the agent is free', () => {
    show(wrapUp({ outcome: 'park-for-lead', openSteps: [{ id: 'block', title: '先止付' }] }));
    expect(screen.queryByTestId('close-call')).toBeNull();
    expect(screen.getByTestId('park-call')).toBeTruthy();
  });

  it('takes a promise with a usual time, and the recording once', async () => {
    const promised: string[] = [];
    const recorded: string[] = [];
    const { container, rerender } = show(wrapUp({ outcome: 'close', openSteps: [] }, { onPromise: (what, due) => promised.push(`${what} ${due}`), onRecording: (id) => recorded.push(id), maskedInNote: '手机号' }));
    expect(screen.getByTestId('masked-in-note').textContent).toContain('手机号');
    await userEvent.click(screen.getByTestId('add-promise'));
    await userEvent.type(screen.getByLabelText('答应了什么'), '回电说明进度{Enter}');
    expect(promised).toEqual([]);
    expect(await violations(container)).toEqual([]);
    await userEvent.click(screen.getByTestId('due-tomorrow'));
    expect(promised[0]).toMatch(/^回电说明进度 \d{4}-\d\d-\d\dT17:00$/u);
    await userEvent.click(screen.getByTestId('add-recording'));
    await userEvent.type(screen.getByTestId('later-recording'), 'REC-9{Enter}');
    expect(recorded).toEqual(['REC-9']);
    rerender(wrapUp({ outcome: 'close', openSteps: [] }, { recording: 'REC-9' }));
    expect(screen.queryByTestId('add-recording')).toBeNull();
  });

  it('does not let a promise go that was written down and has no time yet', async () => {
    const close = vi.fn();
    show(wrapUp({ outcome: 'close', openSteps: [] }, { onCloseCall: close }));
    await userEvent.click(screen.getByTestId('add-promise'));
    await userEvent.keyboard('明天回电');
    await userEvent.click(screen.getByTestId('close-call'));
    expect(close).not.toHaveBeenCalled();
    await userEvent.click(screen.getByTestId('due-three-days'));
    await userEvent.click(screen.getByTestId('close-call'));
    expect(close).toHaveBeenCalledOnce();
  });

  it('asks for an outcome', () => {
    show(wrapUp({ outcome: 'close', openSteps: [] }, { chosen: null }));
    expect(screen.getByTestId<HTMLButtonElement>('close-call').disabled).toBe(true);
  });
});

describe('search', () => {
  it('uses the hit in focus, and not with the Enter that ends a composition', async () => {
    const use = vi.fn();
    const hit = (id: string) => ({ id, kind: 'script', title: { text: `标题${id}`, marks: [] }, excerpt: { text: '', marks: [] } });
    show(<SearchOverlay search={async () => ({ hits: [hit('a'), hit('b')], near: [] })} recent={[]} onUse={use} onClose={nothing} />);
    const box = screen.getByTestId('search');
    await userEvent.type(box, '挂失');
    await screen.findByTestId('search-hit-1');
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 });
    expect(use).not.toHaveBeenCalled();
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(use).toHaveBeenCalledWith('b', '挂失');
  });
});
