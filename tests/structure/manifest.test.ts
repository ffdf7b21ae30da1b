import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Manifest = Record<string, unknown>;
const readJson = (path: string): Manifest => JSON.parse(readFileSync(path, 'utf8')) as Manifest;
const built = () => readJson('.output/chrome-mv3/manifest.json');
const builtForEndToEnd = () => readJson('.output-e2e/chrome-mv3/manifest.json');

/** Keys of the manifest that give the extension power over pages or the browser. */
const POWERS = [
  'minimum_chrome_version', 'permissions', 'optional_permissions', 'host_permissions', 'optional_host_permissions', 'content_scripts',
  'externally_connectable', 'web_accessible_resources', 'content_security_policy', 'sandbox', 'chrome_url_overrides', 'devtools_page',
];
const powersOf = (manifest: Manifest): Manifest => Object.fromEntries(POWERS.filter((key) => key in manifest).map((key) => [key, manifest[key]]));

/** `npm run build` and `npm run build:e2e` write what is looked at here. */
describe('the built manifest', () => {
  it('asks for exactly what the committed expectation says', () => {
    expect(powersOf(built())).toEqual(readJson('tests/structure/expected-manifest-permissions.json'));
  });

  it('names no host among what is required, and no <all_urls> anywhere', () => {
    const text = JSON.stringify(built());
    expect(text).not.toContain('<all_urls>');
    expect(built()['host_permissions'] ?? []).toEqual([]);
    expect((built()['permissions'] as string[]).filter((each) => each.includes('/'))).toEqual([]);
  });

  it('gets nothing but the loopback origin in the end-to-end build', () => {
    const { host_permissions: hosts, ...rest } = builtForEndToEnd();
    expect(hosts).toEqual(['http://127.0.0.1/*']);
    expect(rest).toEqual(built());
  });

  it('suggests no more than the four shortcuts Chrome grants', () => {
    const commands = Object.values(built()['commands'] as Record<string, { suggested_key?: object }>);
    expect(commands.filter((each) => each.suggested_key !== undefined)).toHaveLength(4);
  });
});
