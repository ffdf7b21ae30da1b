import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const isRootOnDebian = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Runs a command with its output shown on stderr, so that a script that prints a result on stdout stays readable. */
const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

const aptInstall = (packages: readonly string[]): boolean =>
  run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);

/** Installs Chromium where the system lets us: apt as root on Debian, otherwise Playwright's own download. */
export function installChromium(): boolean {
  if (isRootOnDebian() && aptInstall(['chromium', 'fonts-noto-cjk'])) return true;
  return run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
}

/** True when fontconfig knows a face for Chinese. Other systems ship one. */
const hasChineseFont = (): boolean => {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
};

/** Without a CJK face every Han character is an empty box. Installs one where it can; otherwise says what is missing. */
export function ensureChineseFont(): void {
  if (hasChineseFont()) return;
  if (isRootOnDebian() && aptInstall(['fonts-noto-cjk', 'fontconfig'])) return;
  console.error('No font for Chinese found: install "fonts-noto-cjk" (or Noto Sans CJK) to see the characters.');
}
