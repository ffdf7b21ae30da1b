import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Member } from '../../domain/team/team.ts';
import { serveDemo, type DemoServer } from '../../scripts/serve-demo.ts';
import { until } from '../../scripts/walk/expectations.ts';
import { desk as deskOf, type Desk } from '../support/browser/desk.ts';
import { countEffort } from '../support/browser/effort.ts';
import { altered, forger, teamIn } from '../support/browser/forger.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';
import { readCalls, eventsOf } from '../support/browser/records.ts';
import { rowsOf } from '../support/browser/sealed-rows.ts';
import { answerPicker, bridgeFolder, withoutFolder } from '../support/browser/shared-folder.ts';
import { openSidePanel } from '../support/browser/side-panel.ts';
import { openTeamPart, type TeamPart } from '../support/browser/team-part.ts';
import { workbench, type CustomerKey, type Workbench } from '../support/browser/workbench.ts';

const NOTE = '客户要求最晚25日到账，到账前回电。';
const SECOND_NOTE = '客户说退款没有到，答应今天查。';
const NEW_WORDS = '欢迎您来电。';
const COMMENT = '开场很好；到账日要复述一遍。';

/** An administrator who is the trainer too, an agent, a supervisor: three profiles. Tests of this file build on each other. */
describe('three desks of a team', { shuffle: false }, () => {
  let [office, agent, lead]: LaunchedBrowser[] = [];
  let server: DemoServer;
  let [administrator, agentTeam, leadDesk]: TeamPart[] = [];
  let [panel, crm, desk]: [Page?, Workbench?, Desk?] = [];
  const shared = mkdtempSync(join(tmpdir(), 'aside-shared-'));
  const effort = countEffort();
  let carry: () => Promise<readonly string[]>;

  beforeAll(async () => {
    server = await serveDemo();
    [office, agent, lead] = await Promise.all([launchWithExtension(), launchWithExtension(), launchWithExtension()]);
  });
  afterAll(async () => {
    await Promise.all([office, agent, lead].map((browser) => browser?.close()));
    await server?.close();
    rmSync(shared, { recursive: true, force: true });
  });

  /** Writes a note, chooses an outcome, closes; as many presses as an agent needs. */
  const closeCall = async (note: string): Promise<void> => {
    await desk!.press('n');
    await desk!.notePart('free').fill(note);
    await until('the note is saved', async () => (await desk!.savedAt.getAttribute('data-state')) === 'saved');
    await crm!.badge('after-call');
    await desk!.press('Escape');
    await desk!.press('w');
    await desk!.dispositions.first().click();
    expect(await desk!.closeOrPark()).toBe('closed');
  };
  const takeCall = async (customer: CustomerKey): Promise<void> => {
    await crm!.page.bringToFront();
    await crm!.open(customer);
    await crm!.badge('in-call');
    await desk!.start();
  };
  const introduced = async (browser: LaunchedBrowser, name: string, number: string, page: 'options' | 'supervisor'): Promise<TeamPart> => {
    const part = await openTeamPart(browser, page, effort);
    await part.type('exchange-name', name);
    await part.type('exchange-number', number);
    await part.click('exchange-introduce');
    await part.part('exchange-fingerprint').waitFor();
    return part;
  };

  it('go from nothing to the first call at the supervisor in five minutes', async () => {
    administrator = await introduced(office!, '周敏', '9001', 'options');
    await administrator.type('exchange-team-name', '客服一组');
    await administrator.part('role-supervisor').uncheck();
    await administrator.part('role-trainer').check();
    effort.click(2);
    await administrator.click('exchange-create-team');
    await administrator.part('exchange-members').waitFor();

    // Cards go to the administrator, who hears the digits of each before a press.
    agentTeam = await introduced(agent!, '陈芳', '8001', 'options');
    leadDesk = await introduced(lead!, '林立', '9100', 'supervisor');
    await administrator.take(await agentTeam.saved('exchange-card'), await leadDesk.saved('exchange-card'));
    const cards = administrator.page.getByTestId('exchange-offered');
    const heard = { agent: await agentTeam.reads('exchange-fingerprint'), lead: await leadDesk.reads('exchange-fingerprint') };
    const shown = (await cards.getByTestId('exchange-card-fingerprint').allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' ').trim());
    expect(shown).toEqual([heard.agent, heard.lead]);
    expect(heard.agent).toMatch(/^(\d{5} ){5}\d{5}$/);
    await cards.first().getByTestId('exchange-add-member').click();
    await until('one card is left', async () => (await cards.count()) === 1);
    await cards.first().getByTestId('role-agent').uncheck();
    await cards.first().getByTestId('role-supervisor').check();
    effort.click(3);
    const teamFile = await administrator.saved('exchange-add-member');
    expect(teamFile.name).toBe('aside-team-客服一组.json');

    // The team file comes back, and now the administrator reads.
    for (const joining of [agentTeam, leadDesk]) {
      await joining.take(teamFile);
      expect(await joining.digits('exchange-team-digits')).toBe(await administrator.reads('exchange-team-fingerprint'));
      await joining.click('exchange-join');
      await joining.part('exchange-members').getByText('林立').waitFor();
    }

    crm = workbench(agent!.page, server.origin);
    await crm.open('maturity');
    panel = await openSidePanel(agent!, crm.page);
    desk = deskOf(panel);
    await desk.start();
    await closeCall(NOTE);
    effort.click(3);
    effort.key(2);
    const file = await agentTeam.saved('exchange-export');
    expect(file.buffer.includes(Buffer.from('25日到账'))).toBe(false);
    await leadDesk.take(file);
    expect(await leadDesk.part('exchange-preview').innerText()).toMatch(/陈芳.*通话 1/s);
    expect(await leadDesk.page.locator('[data-testid^="call-"]').count()).toBe(0);
    await leadDesk.click('exchange-apply');
    await leadDesk.page.locator('[data-testid^="call-"]').first().waitFor();

    console.log(`first-run journey: ${JSON.stringify(effort.done)}, ${Math.round(effort.seconds())} s by the keystroke-level model, one person after the other`);
    expect(effort.seconds()).toBeLessThan(300);
  });

  it('share a folder from then on: a closed call reaches the supervisor', async () => {
    for (const part of [administrator!, agentTeam!, leadDesk!]) {
      await answerPicker(part.page);
      await part.click('exchange-choose-folder');
      await part.part('exchange-now').waitFor();
    }
    carry = bridgeFolder(shared, [administrator!, agentTeam!, leadDesk!].map((part) => part.page));
    await takeCall('balance');
    await desk!.press('Enter');

    // Another page of the same desk begins a round by itself when it opens; while the note is typed, it waits and says so.
    await desk!.press('n');
    await desk!.notePart('free').fill(SECOND_NOTE.slice(0, 5));
    await until('the words are kept', async () => (await desk!.savedAt.getAttribute('data-state')) === 'saved');
    await agentTeam!.page.reload();
    const line = agentTeam!.part('sync-state');
    await until('the round waits', async () => (await line.innerText()).includes('正在输入文字，稍后再同步'));
    await desk!.press('Escape');

    await closeCall(SECOND_NOTE);
    await agentTeam!.exchange();
    await carry();
    await leadDesk!.exchange();
    await until('both calls are listed', async () => (await leadDesk!.page.locator('[data-testid^="call-"]').count()) === 2);
    const names = readdirSync(shared);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(readFileSync(join(shared, name)).includes(Buffer.from('退款没有到'))).toBe(false);
  });

  it('the review and its comment come back to the agent, as a quiet marker', async () => {
    const { page } = leadDesk!;
    await page.locator('[data-testid^="call-"] button').first().click();
    await page.getByTestId('review-full-marks').click();
    await page.getByTestId('mark-17').selectOption('1');
    await page.getByRole('textbox', { name: '评语' }).fill(COMMENT);
    await page.getByTestId('review-final').click();
    await page.getByTestId('review-final').and(page.locator(':disabled')).waitFor();
    await leadDesk!.exchange();
    await carry();
    await agentTeam!.exchange();
    const marker = panel!.getByTestId('reviews-open');
    await until('the marker shows a new review', async () => (await marker.getAttribute('data-fresh')) === '1');
    expect(await panel!.getByRole('dialog').count()).toBe(0);
    await marker.click();
    expect(await panel!.getByTestId('review-comment').innerText()).toBe(COMMENT);
    await panel!.keyboard.press('Escape');
    await until('it is new no longer', async () => (await marker.getAttribute('data-fresh')) === '0');
  });

  it('a call of a critical flow waits for the lead; the lead\'s word comes back, and its agent can close it', async () => {
    await takeCall('fraud');
    await crm!.say('customer', '我刚把九万八转到安全账户了。');
    await crm!.badge('after-call');
    await desk!.press('w');
    expect(await desk!.closeOrPark('next-call')).toBe('parked');
    await agentTeam!.exchange();
    await carry();
    await leadDesk!.exchange();
    expect(await leadDesk!.part('waiting-elsewhere').innerText()).toMatch(/周\*+.*陈芳/su);
    await leadDesk!.part('seen-elsewhere').click();
    await leadDesk!.part('waiting-elsewhere').waitFor({ state: 'detached' });
    await leadDesk!.exchange();
    await carry();
    await agentTeam!.exchange();
    const waited = async () => (await readCalls(panel!)).find((call) => eventsOf(call, 'lead.seen').length > 0);
    const call = await waited();
    expect([call?.pendingForLead, eventsOf(call!, 'lead.seen')]).toMatchObject([0, [{ by: expect.stringMatching(/^9100@/u) }]]);
    await desk!.part(`contact-${call!.id}`).click();
    await desk!.wrapUp.click();
    await desk!.dispositions.first().click();
    expect(await desk!.closeOrPark()).toBe('closed');
    await until('it is closed', async () => (await waited())?.state === 'closed');
  });

  it('a published library arrives; the running call keeps its version, the next has the new one', async () => {
    const said = async () => (await readCalls(panel!)).flatMap((call) => eventsOf(call, 'script.said')) as unknown as { readonly script: { readonly scriptId: string; readonly version: number } }[];
    const [{ script } = { script: { scriptId: '', version: 0 } }] = await said();
    await takeCall('maturity');
    await desk!.lineText.waitFor();

    await administrator!.page.getByTestId('bank-name').fill('示例银行').then(() => administrator!.page.keyboard.press('Tab')); // The line names the bank, and is not published without.
    const trainer = await openTeamPart(office!, 'trainer');
    await trainer.part('trainer-filter').fill(script.scriptId);
    await trainer.part(`record-${script.scriptId}`).click();
    const wording = trainer.part('variant-neutral');
    await wording.fill(`${await wording.inputValue()}${NEW_WORDS}`);
    await trainer.click('publish');
    await until('the new version is published', async () => (await trainer.part(`record-${script.scriptId}`).innerText()).includes(`v${script.version + 1}`));
    await answerPicker(trainer.page);
    await trainer.exchange();
    await carry();
    await agentTeam!.exchange();
    const marker = panel!.getByTestId('library-arrived');
    await marker.waitFor();
    expect(await marker.getAttribute('data-state')).toBe('waits-for-call');
    expect(await desk!.lineText.innerText()).not.toContain(NEW_WORDS);
    await crm!.page.bringToFront();
    await desk!.press('Enter');
    await closeCall(NOTE);
    // Nobody touches anything: between calls the panel takes the new library by itself.
    await marker.waitFor({ state: 'detached' });
    await panel!.getByTestId('sync-state').waitFor();
    await takeCall('balance');
    await until('the new words are to be said', async () => (await desk!.lineText.innerText()).includes(NEW_WORDS));
    await desk!.press('Enter');
    await until('all is on record', async () => (await said()).length === 3);
    expect((await said()).map((one) => one.script.version)).toEqual([script.version, script.version, script.version + 1]);
  });

  it('a forged library is refused at the agent\'s desk, which says why', async () => {
    const [liar, sentence] = [await forger('8666'), '请把验证码告诉我。'];
    await administrator!.take(liar.card);
    // A member, who may write calls alone.
    const { id, members } = teamIn(await administrator!.saved('exchange-add-member'));
    await administrator!.exchange();
    await carry();
    const [{ recipient }, trainer] = ['陈芳', '周敏'].map((name) => members.find((one) => one.name === name)!) as [Member, Member];
    const next = 1 + Math.max(...readdirSync(shared).filter((name) => name.startsWith('9001') && name.endsWith('.aside')).map((name) => Number(name.split('.')[1])));
    const forged = [await liar.library(id, liar.author, 1, sentence, recipient), await liar.library(id, trainer.author, next, sentence, recipient)];
    for (const { name, buffer } of forged) writeFileSync(join(shared, name), buffer);
    await carry();
    await agentTeam!.exchange();
    expect(await agentTeam!.part('exchange-last').innerText()).toMatch(/冒名.*作者在团队里无权写话术，未导入[\s\S]*周敏.*签名与署名不符，未导入，请告知管理员/u);
    const line = panel!.getByTestId('sync-state');
    await until('the panel says why', async () => (await line.innerText()).includes('2 份未接收：作者在团队里无权写话术，未导入'));
    expect(await line.getAttribute('data-tone')).toBe('failed');
    expect((await rowsOf(panel!, 'libraryRecords')).map((row) => row['recordId'])).not.toContain('cn.fragment.forged');
    await agentTeam!.take(altered(forged[1]!));
    expect(await agentTeam!.part('exchange-preview').innerText()).toContain('内容在途中被改动，未导入');
    expect(await agentTeam!.part('exchange-apply').count()).toBe(0);
    for (const { name } of forged) rmSync(join(shared, name));
    await carry();
  });

  it('a folder that cannot be reached is said, and one press tries again', async () => {
    const line = panel!.getByTestId('sync-state');
    await withoutFolder(agentTeam!.page, async () => {
      await agentTeam!.exchange();
      await until('the panel says it', async () => (await line.innerText()).includes('无法访问文件夹。内容没有丢，请重试。'));
      expect(await line.getAttribute('data-tone')).toBe('failed');
    });
    await line.getByTestId('sync-now').click();
    await until('all is well', async () => (await line.getAttribute('data-tone')) === 'quiet');
  });

  it('who is removed is told so, and nobody takes in what they send', async () => {
    await closeCall(NOTE);
    // Made and dated before the removal.
    await agentTeam!.exchange();
    await administrator!.page.reload();
    const agentRow = administrator!.part('member-8001');
    await agentRow.getByTestId('exchange-remove').click();
    await agentRow.getByTestId('exchange-remove-sure').click();
    await agentRow.getByTestId('exchange-remove-sure').waitFor({ state: 'detached' });
    expect(await agentRow.innerText()).toContain('移出');
    // The new team file goes by the folder, or is handed over.
    await administrator!.exchange();
    await carry();
    await leadDesk!.exchange();
    expect(await leadDesk!.part('member-8001').innerText()).toContain('移出');
    // What was written before it is taken in.
    await until('all five calls are listed', async () => (await leadDesk!.page.locator('tr[data-testid^="call-"]').count()) === 5);
    await agentTeam!.take(await administrator!.saved('exchange-give-team'));
    expect(await agentTeam!.part('exchange-team-offered').innerText()).toContain('移出：陈芳');
    await agentTeam!.click('exchange-join');
    await agentTeam!.part('exchange-standing').waitFor();
    expect(await agentTeam!.part('exchange-standing').innerText()).toContain('本机已被移出团队');
    expect(await agentTeam!.part('sync-state').innerText()).toContain('本机已被移出团队');
    await takeCall('payee');
    await closeCall(SECOND_NOTE);
    await leadDesk!.take(await agentTeam!.saved('exchange-export'));
    // What came after the removal is refused, with the reason.
    expect(await leadDesk!.part('exchange-preview').innerText()).toContain('作者在此之前已被移出团队');
    expect(await leadDesk!.part('exchange-apply').count()).toBe(0);
  });
});
