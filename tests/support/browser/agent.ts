import { readFileSync } from 'node:fs';
import type { LaunchedBrowser } from './launch.ts';

export interface AgentAtWork {
  readonly name: string;
  readonly number: string;
}

/** Tells the options page who works here, as an agent does on the first day; without it every greeting has two gaps. */
export async function introduceAgent(browser: LaunchedBrowser, { name, number }: AgentAtWork): Promise<void> {
  const words = JSON.parse(readFileSync(new URL('../../../locales/zh-CN.json', import.meta.url), 'utf8')) as Record<string, string>;
  const page = await browser.context.newPage();
  await page.goto(browser.address('options.html'));
  for (const [key, value] of [['options.agent.name', name], ['options.agent.number', number]] as const) {
    const field = page.getByLabel(words[key] ?? key, { exact: true });
    await field.fill(value);
    await field.blur();
    await page.getByTestId('options-saved').filter({ hasText: /\S/ }).waitFor();
  }
  await page.close();
}
