import { describe, expect, it } from 'vitest';
import { findInstalledBrowser, type Machine } from '../../../scripts/browser/known-browsers.ts';

const machine = (platform: NodeJS.Platform, files: readonly string[], env: Record<string, string> = {}, folders: Record<string, string[]> = {}): Machine => ({
  platform, env, home: '/home/lin', exists: (path) => files.includes(path), list: (folder) => folders[folder] ?? [],
});

describe('finding a browser', () => {
  it('takes the path from the environment before any other', () => {
    const here = machine('linux', ['/opt/mine', '/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/mine', PATH: '/usr/bin' });
    expect(findInstalledBrowser(here)).toBe('/opt/mine');
  });

  it('goes on when the path from the environment leads nowhere', () => {
    expect(findInstalledBrowser(machine('linux', ['/usr/bin/chromium'], { CHROMIUM_PATH: '/gone', PATH: '/usr/bin' }))).toBe('/usr/bin/chromium');
  });

  it('prefers Chromium to a branded build, which ignores --load-extension', () => {
    const here = machine('linux', ['/usr/bin/google-chrome', '/usr/bin/chromium'], { PATH: '/usr/bin' });
    expect(findInstalledBrowser(here)).toBe('/usr/bin/chromium');
  });

  it('takes the newest build of the Playwright cache by number, not by spelling', () => {
    const cache = '/home/lin/.cache/ms-playwright';
    const at = (build: string) => `${cache}/${build}/chrome-linux64/chrome`;
    const here = machine('linux', [at('chromium-999'), at('chromium-1255')], { PATH: '' }, { [cache]: ['chromium-999', 'chromium-1255', 'ffmpeg-1011'] });
    expect(findInstalledBrowser(here)).toBe(at('chromium-1255'));
  });

  it('knows where Chrome stands on a Mac and Edge on Windows', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findInstalledBrowser(machine('darwin', [chrome]))).toBe(chrome);
    const edge = ['C:\\Program Files', 'Microsoft', 'Edge', 'Application', 'msedge.exe'].join('/');
    expect(findInstalledBrowser(machine('win32', [edge], { PROGRAMFILES: 'C:\\Program Files' }))).toBe(edge);
  });

  it('finds nothing where nothing is', () => {
    expect(findInstalledBrowser(machine('linux', [], { PATH: '/usr/bin' }))).toBeNull();
  });
});
