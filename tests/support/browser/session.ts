import type { Page } from 'playwright-core';
import { serveDemo, type DemoServer } from '../../../scripts/serve-demo.ts';
import { introduceAgent, type AgentAtWork } from './agent.ts';
import { desk, type Desk } from './desk.ts';
import { launchWithExtension, type LaunchedBrowser, type LaunchOptions } from './launch.ts';
import { openSidePanel, PANEL_SIZE } from './side-panel.ts';
import { workbench, type CustomerKey, type Workbench } from './workbench.ts';

/** An agent at the machine: the CRM in a tab, the panel beside it. */
export interface AgentSession {
  readonly browser: LaunchedBrowser;
  readonly server: DemoServer;
  readonly crm: Workbench;
  readonly panel: Page;
  readonly desk: Desk;
  close(): Promise<void>;
}

export interface SessionOptions extends LaunchOptions {
  readonly customer?: CustomerKey;
  /** Who sits there; nobody has said unless given. */
  readonly agent?: AgentAtWork;
  readonly panelSize?: typeof PANEL_SIZE | null;
  /** An address to serve on again; by default any free port. */
  readonly port?: number;
}

/** Serves the demo, starts the browser, opens the customer and the real side panel. Whatever was started is closed when a step fails. */
export async function startSession(options: SessionOptions = {}): Promise<AgentSession> {
  const { customer = 'maturity', panelSize = PANEL_SIZE, port = 0, agent, ...launch } = options;
  const server = await serveDemo(port);
  const browser = await launchWithExtension(launch).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
  };
  try {
    if (agent) await introduceAgent(browser, agent);
    const crm = workbench(browser.page, server.origin);
    await crm.open(customer);
    const panel = await openSidePanel(browser, browser.page, panelSize);
    return { browser, server, crm, panel, desk: desk(panel), close };
  } catch (error) {
    await close();
    throw error;
  }
}
