import type { AgentSession } from '../../tests/support/browser/session.ts';
import { eventsOf, readCalls } from '../../tests/support/browser/records.ts';
import { expectText, until } from './expectations.ts';

/** One stage of the call: what the agent does, and what must then be on the screen. Throws when it is not. */
export interface Stage {
  readonly name: string;
  run(session: AgentSession): Promise<void>;
}

/** One call from the open panel to the closed record, as the README promises it. */
export const STAGES: readonly Stage[] = [
  {
    name: 'panel-open',
    run: async ({ desk }) => desk.readingState.waitFor(),
  },
  {
    name: 'customer-read',
    run: async ({ desk }) => expectText(desk.customerName, /王[*＊]+明?/),
  },
  {
    name: 'call-running',
    run: async ({ desk }) => desk.start(),
  },
  {
    name: 'type-set',
    run: async ({ desk, crm }) => {
      await crm.say('customer', '你别跟我绕，就告诉我到底什么时候能到账，快点！');
      await crm.say('customer', '我没时间听你念稿子，马上给我个准话。');
      await desk.part('type-cues').waitFor();
      await desk.press('3');
      await until('the third type is set', async () => (await desk.type(3).getAttribute('aria-checked')) === 'true');
    },
  },
  {
    name: 'flow-and-step',
    run: async ({ desk }) => {
      await expectText(desk.flowName, /\S/);
      await expectText(desk.dueStep, /\S/);
    },
  },
  {
    name: 'suggestions',
    run: async ({ desk }) => {
      for (const index of [0, 1, 2] as const) await desk.suggestion(index).waitFor();
      await expectText(desk.lineText, /^[^{}]+$/);
    },
  },
  {
    name: 'line-copied',
    run: async ({ desk, panel }) => {
      await desk.press('c');
      await until('the copied line is on record', async () => (await openCallHas(panel, 'script.copied')));
    },
  },
  {
    name: 'line-inserted',
    run: async ({ desk, crm }) => {
      await crm.focusReply();
      const line = hanOf(await desk.lineText.innerText());
      await desk.press('i');
      await until('the line stands in the reply field', async () => hanOf(await crm.reply()).includes(line.slice(0, 8)));
    },
  },
  {
    name: 'steps-ticked',
    run: async ({ desk, panel }) => {
      await desk.press('Enter');
      await until('the said line is on record', () => openCallHas(panel, 'script.said'));
      for (const which of ['first', 'second']) {
        const due = await desk.dueStep.getAttribute('data-step');
        await desk.press('Space');
        await until(`the ${which} tick makes the next step due`, async () => (await desk.dueStep.getAttribute('data-step')) !== due);
      }
    },
  },
  {
    name: 'note-written',
    run: async ({ desk }) => {
      await desk.press('n');
      await desk.notePart('free').fill('客户要求最晚25日到账，到账前回电。');
      await until('the note is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
    },
  },
  {
    name: 'wrap-up',
    run: async ({ desk, crm }) => {
      await crm.badge('after-call');
      await desk.press('Escape');
      await desk.press('w');
      await desk.dispositions.first().click();
    },
  },
  {
    name: 'call-closed',
    run: async ({ desk, panel }) => {
      await desk.closeOrPark();
      await until('no call is open any more', async () => (await readCalls(panel)).every((call) => call.state !== 'open'));
      await until('the closed call holds its steps, lines and times', async () => {
        const call = (await readCalls(panel)).at(-1);
        return call !== undefined && eventsOf(call, 'step.ticked').length >= 2 && eventsOf(call, 'script.said').length >= 1 && eventsOf(call, 'disposition.set').length >= 1;
      });
    },
  },
];

/** The Han characters alone: marks for gaps and quotation marks differ between the panel and the inserted text. */
const hanOf = (text: string): string => (text.match(/\p{Script=Han}/gu) ?? []).join('');

const openCallHas = async (panel: AgentSession['panel'], type: string): Promise<boolean> =>
  (await readCalls(panel)).some((call) => call.state === 'open' && eventsOf(call, type).length > 0);
