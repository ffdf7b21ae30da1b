import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { introduceAgent } from '../support/browser/agent.ts';
import { desk as deskOf } from '../support/browser/desk.ts';
import { startDisplay, type VirtualDisplay } from '../support/browser/display.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';
import { openTeamPart, type TeamPart } from '../support/browser/team-part.ts';

const NOTE = '客户要求最晚25日到账';
/** The browser takes no answer to a prompt within half a second of showing it. */
const BEFORE_AN_ANSWER = 700;
const pause = (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** The picker and the prompts are windows of the system and the browser, reached by keyboard and mouse alone. Tests of this file build on each other. */
describe('a real folder', { shuffle: false }, () => {
  const [profile, folder] = [mkdtempSync(join(tmpdir(), 'aside-profile-')), mkdtempSync(join(tmpdir(), 'aside-shared-'))];
  let display: VirtualDisplay;
  let browser: LaunchedBrowser;
  let team: TeamPart;
  const start = async (): Promise<void> => {
    browser = await launchWithExtension({ headless: false, display: display.name, profile });
  };
  const openTeam = async (): Promise<void> => {
    team = await openTeamPart(browser, 'options');
    await team.page.bringToFront();
  };
  const permission = (): Promise<string | null> => team.part('exchange-folder').getAttribute('data-permission');

  beforeAll(async () => {
    display = await startDisplay();
    await start();
  });
  afterAll(async () => {
    await browser?.close();
    display?.close();
    for (const path of [profile, folder]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Names the folder in the system's dialog and allows the browser's question; from the start again when a window took no key. */
  const choose = async (): Promise<void> => {
    const before = display.windows();
    await team.click('exchange-choose-folder');
    await until('the picker is shown', async () => display.windows() > before);
    await until('the picker is answered', async () => {
      display.press('ctrl+l');
      display.press('ctrl+a');
      display.type(folder);
      // Return would cancel: the dialog's own default. Alt and the underlined letter is "Open" in every language.
      display.press('alt+o');
      await pause(300);
      return display.windows() <= before;
    });
    await pause(BEFORE_AN_ANSWER);
    display.press('Tab', 'Return');
    await pause(BEFORE_AN_ANSWER);
  };

  it('is chosen in the system\'s dialog, allowed in the browser\'s prompt, and gets a closed call', async () => {
    await introduceAgent(browser, { name: '陈芳', number: '8001' });
    await openTeam();
    await team.type('exchange-team-name', '客服一组');
    await team.part('role-agent').check();
    await team.click('exchange-create-team');
    await team.part('exchange-choose-folder').waitFor();
    await until('the folder is allowed', async () => {
      if ((await permission()) !== 'granted') await choose();
      return (await permission()) === 'granted';
    });

    const panel = await browser.context.newPage();
    await panel.goto(browser.address('sidepanel.html'));
    const desk = deskOf(panel);
    await desk.part('start-call').click();
    await desk.start();
    await desk.press('n');
    await desk.notePart('free').fill(NOTE);
    await until('the note is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
    await desk.part('wrap-up').click();
    await desk.dispositions.first().click();
    expect(await desk.closeOrPark()).toBe('closed');
    await team.page.bringToFront();
    await team.exchange();
    const [file, ...others] = readdirSync(folder);
    expect(others).toEqual([expect.stringMatching(/^team\.[\w-]+\.\d{10}\.json$/)]);
    expect(file).toMatch(/^8001_40[\w-]+\.0000000001\.aside$/);
    expect(readFileSync(join(folder, file!)).subarray(0, 8).toString()).toBe('ASIDEBDL');
    expect(readFileSync(join(folder, file!)).includes(Buffer.from(NOTE))).toBe(false);
  });

  it('is asked for again after the browser was closed, in words; a press and an answer bring it back', async () => {
    await browser.close();
    await start();
    await openTeam();
    await until('the lost permission is known', async () => (await permission()) === 'prompt');
    expect(await team.part('sync-state').getAttribute('data-tone')).toBe('failed');
    await team.click('exchange-now');
    await pause(BEFORE_AN_ANSWER);
    // The question hangs under the address; its first answer allows. Where it stands depends on the length of its words: the mouse
    // goes down line by line, over words that take no press.
    await until('the question is answered', async () => {
      for (let y = 200; y < 340 && (await permission()) !== 'granted'; y += 15) {
        display.click(290, y);
        await pause(60);
      }
      return (await permission()) === 'granted';
    });
    await until('the round went well', async () => (await team.part('sync-state').getAttribute('data-tone')) === 'quiet');
  });
});
