import type { Page } from 'playwright-core';

/** The console handle of the demo page. */
interface DemoHandle {
  say(role: 'customer' | 'agent', text: string): void;
  badge(state: 'ringing' | 'in-call' | 'on-hold' | 'after-call' | 'idle', elapsedSeconds?: number): void;
  open(customer: string): Promise<void>;
}
declare global {
  interface Window {
    demo: DemoHandle;
  }
}

/** Customers of `demo/customers/` by the part they play. */
export const CUSTOMERS = {
  maturity: '1001', fraud: '1002', feeComplaint: '1003', payee: '1004', balance: '1005',
  chatCardLost: '2001', chatTransfer: '2002', chatErrorCode: '2003', motherTw: '3001', outboundEn: '4001', disputeEn: '4002',
} as const;
export type CustomerKey = keyof typeof CUSTOMERS;

/** The demo CRM page, as the agent and the other side use it. */
export function workbench(page: Page, origin: string) {
  return {
    page,
    async open(customer: CustomerKey): Promise<void> {
      await page.goto(`${origin}/customers/${CUSTOMERS[customer]}`);
      await page.locator('html[data-ready=true]').waitFor();
    },
    /** Within the single page, without loading it anew. */
    switchTo: (customer: CustomerKey) => page.evaluate((id) => window.demo.open(id), CUSTOMERS[customer]),
    say: (role: 'customer' | 'agent', text: string) => page.evaluate(([by, line]) => window.demo.say(by, line), [role, text] as const),
    badge: (state: Parameters<DemoHandle['badge']>[0]) => page.evaluate((to) => window.demo.badge(to), state),
    reply: () => page.locator('#reply').innerText(),
    remark: () => page.locator('#remark').inputValue(),
    focusReply: () => page.locator('#reply').click(),
    focusRemark: () => page.locator('#remark').click(),
    send: () => page.locator('.wb-editor .wb-button--primary').click(),
  };
}
export type Workbench = ReturnType<typeof workbench>;
