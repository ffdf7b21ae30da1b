import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

export interface VirtualDisplay {
  /** ":99", as `DISPLAY` takes it. */
  readonly name: string;
  /** Presses keys as a person at the keyboard does ("alt+q"): they reach the browser itself, not only its pages. */
  press(...keys: readonly string[]): void;
  /** Types words into whatever has the keyboard. */
  type(words: string): void;
  /** How many windows with a title are shown. */
  windows(): number;
  moveTo(x: number, y: number): void;
  click(x: number, y: number): void;
  close(): void;
}

/** Starts an X server without a screen (Xvfb) and hands over its keyboard and mouse (xdotool). Throws when either is not installed. */
export async function startDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await Promise.race([
    once(server.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    once(server, 'error').then(([error]) => Promise.reject(new Error(`Xvfb does not start: install the packages xvfb and xdotool (${String(error)})`))),
  ]);
  const name = `:${number}`;
  const xdotool = (...args: readonly string[]): void => {
    const done = spawnSync('xdotool', args, { env: { ...process.env, DISPLAY: name }, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`xdotool ${args.join(' ')}: ${done.error?.message ?? done.stderr}`);
  };
  return {
    name,
    press: (...keys) => xdotool('key', '--delay', '80', ...keys),
    type: (words) => xdotool('type', '--delay', '15', words),
    windows: () => spawnSync('xdotool', ['search', '--onlyvisible', '--name', '.'], { env: { ...process.env, DISPLAY: name }, encoding: 'utf8' }).stdout.split('\n').filter(Boolean).length,
    moveTo: (x, y) => xdotool('mousemove', String(x), String(y)),
    click: (x, y) => xdotool('mousemove', String(x), String(y), 'click', '1'),
    close: () => void server.kill('SIGTERM'),
  };
}
