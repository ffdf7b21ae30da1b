import { expect, it } from 'vitest';
import { packCall } from '../../../storage/blocks/packed-call.ts';
import { collectBundles } from '../../../storage/exchange/collect.ts';
import { valueOf } from '../storage/store.ts';
import { machine } from './machine.ts';
import { closedCall, person, teamOf } from './team.ts';

const packed = (id: string, author: string) => packCall(id, author, closedCall(id, '客户问年费').events)!;

it('blocks of others are looked into once, at their list rows, and own calls beside others\' are still sent', async () => {
  const [agent, lead] = [await person('8001@a'), await person('9001@b')];
  const team = teamOf(lead, [[agent, ['agent']], [lead, ['supervisor', 'agent', 'administrator']]]);
  const desk = await machine(lead);
  const { database } = desk.store;
  const context = desk.context(team);
  const opened: string[] = [];
  for (const name of ['blocks', 'blockNotes', 'blockEvents'] as const) database[name].hook('reading', (row) => { opened.push(name); return row; });
  const round = async (): Promise<readonly [number, readonly string[]]> => {
    opened.splice(0);
    const made = valueOf(await collectBundles(context));
    return [made, opened.toSorted()];
  };

  valueOf(await context.blocks.write([packed('call-01', '8001@a'), packed('call-02', '8001@a')]));
  expect(await round()).toEqual([0, ['blocks']]);
  expect(await round()).toEqual([0, []]);
  valueOf(await context.blocks.write([packed('call-03', '8001@a'), packed('call-04', '9001@b')]));
  expect((await round())[0]).toBe(1);
  expect(await round()).toEqual([0, []]);
  // Everything anew: what is another's is not looked into again.
  expect(valueOf(await collectBundles(context, true))).toBe(1);
  desk.close();
});
