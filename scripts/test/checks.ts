/** A command that passes or fails as one, or a project of tests that are counted one by one. */
export type Check =
  | { readonly name: string; readonly kind: 'command'; readonly command: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> }
  | { readonly name: string; readonly kind: 'tests'; readonly project: string };

const ROOMS = ['domain', 'scripts-library', 'crm-page', 'storage', 'components', 'entrypoints', 'locales'];

const command = (name: string, line: readonly [string, ...string[]], env?: Readonly<Record<string, string>>): Check => ({
  name, kind: 'command', command: line[0], args: line.slice(1), ...(env && { env }),
});
const tests = (name: string): Check => ({ name, kind: 'tests', project: name });

/** Cheap and telling ones first; the builds stand before the checks that look at them. */
export const CHECKS: readonly Check[] = [
  command('prepare', ['wxt', 'prepare']),
  command('types', ['tsc', '--noEmit']),
  command('lint', ['oxlint', '--quiet']),
  command('boundaries', ['depcruise', ...ROOMS, '--config', '.dependency-cruiser.cjs', '-T', 'err']),
  command('dead-code', ['knip', '--no-progress']),
  tests('unit'),
  tests('dom'),
  command('build', ['wxt', 'build']),
  command('build-e2e', ['wxt', 'build'], { ASIDE_BUILD: 'e2e' }),
  command('sizes', ['size-limit']),
  tests('structure'),
  command('browser', ['node', 'scripts/find-browser.ts']),
  tests('e2e'),
];
