import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from './checks.ts';

export interface CheckOutcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/** Runs one check with its output shown. A check that ends with an error although none of its tests failed counts as one failed. */
export async function runCheck(check: Check, seed: number): Promise<CheckOutcome> {
  console.log(`\n--- ${check.name}`);
  const begun = performance.now();
  const counts = check.kind === 'command' ? runCommand(check) : runTests(check.project, seed);
  return { name: check.name, ...counts, seconds: (performance.now() - begun) / 1000 };
}

type Counts = Pick<CheckOutcome, 'passed' | 'failed'>;

function start(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const ended = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
  if (ended.error) console.error(`${command}: ${ended.error.message}`);
  return ended.status ?? 1;
}

function runCommand({ command, args, env }: Extract<Check, { kind: 'command' }>): Counts {
  const status = start(command, args, env);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function runTests(project: string, seed: number): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'aside-test-'));
  const report = join(folder, 'report.json');
  try {
    const status = start('vitest', ['run', '--project', project, '--sequence.seed', String(seed), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
    return count(report, status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not be loaded has no tests in the report, but fails the run; so does a run without any test. */
function count(report: string, status: number): Counts {
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
  const ranNothing = numPassedTests + numFailedTests === 0;
  const failedOtherwise = ranNothing || (status !== 0 && numFailedTests === 0);
  return { passed: numPassedTests, failed: numFailedTests + (failedOtherwise ? 1 : 0) };
}

function readReport(report: string): { numPassedTests?: number; numFailedTests?: number } {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests?: number; numFailedTests?: number };
  } catch {
    return {};
  }
}
