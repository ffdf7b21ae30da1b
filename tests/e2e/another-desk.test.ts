import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveDemo, type DemoServer } from '../../scripts/serve-demo.ts';
import { until } from '../../scripts/walk/expectations.ts';
import { introduceAgent } from '../support/browser/agent.ts';
import { desk as deskOf, type Desk } from '../support/browser/desk.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';
import { eventsOf, readCalls } from '../support/browser/records.ts';
import { openSidePanel } from '../support/browser/side-panel.ts';
import { openTeamPart } from '../support/browser/team-part.ts';
import { workbench } from '../support/browser/workbench.ts';

const AGENT = { name: '陈芳', number: '8001' };
const NOTE = '客户去取身份证，十分钟后再打来。';
const PROMISED = '回电告知补证进度';
const PASSPHRASE = '窗外有一只灰喜鹊在叫';

let server: DemoServer;
let [first, second]: LaunchedBrowser[] = [];
beforeAll(async () => {
  server = await serveDemo();
  [first, second] = await Promise.all([launchWithExtension(), launchWithExtension()]);
  await Promise.all([introduceAgent(first, AGENT), introduceAgent(second, AGENT)]);
});
afterAll(async () => {
  await Promise.all([first?.close(), second?.close()]);
  await server?.close();
});

async function deskWithPanel(browser: LaunchedBrowser): Promise<Desk> {
  await workbench(browser.page, server.origin).open('maturity');
  return deskOf(await openSidePanel(browser, browser.page));
}

it('an agent who changes desks goes on with the call that was parked at the other one, and keeps what was promised there', async () => {
  const [here, there] = [await openTeamPart(first!, 'options'), await openTeamPart(second!, 'options')];
  await here.type('exchange-team-name', '客服一组');
  await here.part('role-agent').check();
  await here.click('exchange-create-team');
  await here.part('exchange-members').waitFor();
  await here.take(await there.saved('exchange-card'));
  const teamFile = await here.saved('exchange-add-member');
  await there.take(teamFile);
  await there.click('exchange-join');
  await there.part('exchange-members').waitFor();
  await here.page.locator('summary', { hasText: '不常用' }).click();
  await here.type('person-passphrase', PASSPHRASE);
  await here.click('person-send');
  await here.page.locator('[data-testid=person-key][data-state=here]').waitFor({ timeout: 60_000 });

  const desk = await deskWithPanel(first!);
  await desk.start();
  await desk.press('n');
  await desk.notePart('free').fill(NOTE);
  await until('the note is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
  await desk.press('Escape');
  await desk.press('w');
  await desk.part('add-promise').click();
  const form = desk.part('wrap-up-dialog').locator('form').first();
  await form.locator('input').first().fill(PROMISED);
  await form.locator('input[type=datetime-local]').fill('2030-01-07T17:00');
  await form.locator('button[type=submit]').click();
  await desk.part('reason-later').click();
  await desk.part('park-call').click();
  await desk.part('wrap-up').waitFor({ state: 'detached' });

  const file = await here.saved('exchange-export');
  expect(file.buffer.includes(Buffer.from('身份证'))).toBe(false);
  await there.take(file);
  await there.click('exchange-apply');
  // Sealed to the person, not to this machine: with the passphrase it opens.
  await there.page.locator('[data-testid=person-key][data-state=elsewhere]').waitFor();
  await there.type('person-passphrase', PASSPHRASE);
  await there.click('person-send');
  await there.page.locator('[data-testid=person-key][data-state=here]').waitFor({ state: 'attached', timeout: 60_000 });

  const other = await deskWithPanel(second!);
  await other.part('elsewhere-open').waitFor();
  await other.press('p');
  const promise = other.panel.locator('[data-testid^="promise-"]', { hasText: PROMISED });
  await promise.waitFor();
  await other.press('Escape');
  await promise.waitFor({ state: 'detached' });
  await other.part('elsewhere-open').click();
  expect(await other.part('waiting-elsewhere').innerText()).toMatch(/王\*\*.*承诺 1/su);
  await other.part('continue-here').click();
  await other.part('elsewhere-dialog').waitFor({ state: 'detached' });
  if (!(await other.notePart('free').isVisible())) await other.press('n');
  await until('the note is there', async () => (await other.notePart('free').inputValue()) === NOTE);

  // It is this desk's promise now: kept here, it is open nowhere.
  await other.press('p');
  await promise.getByTestId('keep-promise').click();
  await promise.waitFor({ state: 'detached' });
  const continued = (await readCalls(other.panel)).filter((call) => eventsOf(call, 'call.linked').some((event) => event['relation'] === 'continued'));
  expect(continued.map((call) => eventsOf(call, 'promise.kept').length)).toEqual([1]);
});
