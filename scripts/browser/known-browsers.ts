import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the search looks at; handed in so that a test can describe a machine it does not run on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly exists: (path: string) => boolean;
  /** Names in a folder; empty when there is no such folder. */
  readonly list: (folder: string) => readonly string[];
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
});

/**
 * The first browser that stands on the machine, or null. A path from the environment wins. Chromium and Playwright's build
 * come before Chrome and Edge, because branded builds from 137 on ignore `--load-extension` (the launcher then loads the
 * extension over the debugging pipe, which is the longer way).
 */
export function findInstalledBrowser(machine: Machine): string | null {
  const candidates = [...fromEnvironment(machine), ...chromium(machine), ...playwrightCache(machine), ...branded(machine)];
  return candidates.find((path) => machine.exists(path)) ?? null;
}

const fromEnvironment = ({ env }: Machine): string[] => [env['CHROMIUM_PATH'], env['CHROME_PATH']].filter((path) => path !== undefined);

const onPath = ({ env }: Machine, names: readonly string[]): string[] =>
  (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

function chromium(machine: Machine): string[] {
  if (machine.platform === 'darwin') return ['/Applications/Chromium.app/Contents/MacOS/Chromium'];
  if (machine.platform === 'win32') return programFolders(machine).map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe'));
  return onPath(machine, ['chromium', 'chromium-browser']);
}

function branded(machine: Machine): string[] {
  if (machine.platform === 'darwin')
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  if (machine.platform === 'win32')
    return programFolders(machine).flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  return onPath(machine, ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']);
}

const programFolders = ({ env }: Machine): string[] =>
  [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']].filter((folder) => folder !== undefined);

const PLAYWRIGHT_BINARIES = [
  'chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-win64/chrome.exe', 'chrome-win/chrome.exe',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
];

function playwrightCache(machine: Machine): string[] {
  const folder = machine.env['PLAYWRIGHT_BROWSERS_PATH'] ?? defaultPlaywrightFolder(machine);
  const builds = machine.list(folder).filter((name) => /^chromium-\d+$/.test(name));
  const newestFirst = builds.sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  return newestFirst.flatMap((build) => PLAYWRIGHT_BINARIES.map((binary) => join(folder, build, binary)));
}

function defaultPlaywrightFolder({ platform, env, home }: Machine): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ms-playwright');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? home, 'ms-playwright');
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'ms-playwright');
}
