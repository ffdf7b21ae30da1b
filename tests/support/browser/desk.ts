import type { Page } from 'playwright-core';

/** The call desk in the panel, by the test ids it promises. */
export function desk(panel: Page) {
  const part = (id: string) => panel.getByTestId(id);
  /** Single keys act only when no text field has the focus. */
  const press = async (key: string): Promise<void> => {
    await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await panel.keyboard.press(key);
  };
  return {
    panel, part, press,
    readingState: part('reading-state'),
    customerName: part('customer-name'),
    type: (digit: 0 | 1 | 2 | 3 | 4) => part(`type-${digit}`),
    flowName: part('flow-name'),
    dueStep: part('due-step'),
    suggestion: (index: 0 | 1 | 2) => part(`suggestion-${index}`),
    lineText: part('line-text'),
    checklist: part('checklist'),
    steps: (state?: 'open' | 'done' | 'skipped') =>
      panel.locator(state === undefined ? '[data-testid^="step-"]' : `[data-testid^="step-"][data-state="${state}"]`),
    notePart: (name: 'who' | 'what' | 'done' | 'promised' | 'due' | 'free') => part(`note-part-${name}`),
    savedAt: part('saved-at'),
    wrapUp: part('wrap-up'),
    dispositions: panel.locator('[data-testid^="disposition-"]'),
    contacts: part('contacts'),
    otherCustomerChip: part('chip-other-customer'),
    searchHits: panel.locator('[data-testid^="search-hit-"]'),
    lintFindings: part('lint-finding'),
    /** Leaves the call by the gate that is open: closes it, with a reason where steps are open, or parks it for the lead. */
    async closeOrPark(reason: 'hung-up' | 'next-call' | 'later' | 'not-needed' = 'hung-up'): Promise<'closed' | 'parked'> {
      await part('close-call').or(part('park-call')).first().waitFor();
      if (await part(`reason-${reason}`).isVisible()) await part(`reason-${reason}`).click();
      const closes = await part('close-call').isVisible();
      await part(closes ? 'close-call' : 'park-call').click();
      return closes ? 'closed' : 'parked';
    },
    /** The call runs, because the badge of the page started it. */
    start: () => part('end-call').waitFor(),
  };
}
export type Desk = ReturnType<typeof desk>;
