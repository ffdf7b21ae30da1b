import type { LaunchedBrowser } from './launch.ts';

export interface AgentAtWork {
  readonly name: string;
  readonly number: string;
  /** The bank's name, where the test is about greetings. */
  readonly bank?: string;
}

/** Tells the options page who works here, as an agent does on the first day; without it every greeting has two gaps. */
export async function introduceAgent(browser: LaunchedBrowser, { name, number, bank }: AgentAtWork): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(browser.address('options.html'));
  for (const [id, value] of [['agent-name', name], ['agent-number', number], ['bank-name', bank]] as const) {
    if (value === undefined) continue;
    // By test id: the interface follows the browser's language, which is not always Chinese.
    const field = page.getByTestId(id);
    await field.fill(value);
    await field.blur();
    await page.getByTestId('options-saved').filter({ hasText: /\S/ }).waitFor();
  }
  await page.close();
}
