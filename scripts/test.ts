import { readFileSync } from 'node:fs';
import { CHECKS, type Check } from './test/checks.ts';
import { runCheck, type CheckOutcome } from './test/run-check.ts';

/**
 * `npm test`: every check in order, none skipped because an earlier one failed. `npm test -- lint unit` runs those named.
 * The last line counts the whole run; exit code 1 when anything failed.
 */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`no such check: ${unknown.join(', ')}; there are ${CHECKS.map((check) => check.name).join(', ')}`);
  process.exit(2);
}
const chosen: readonly Check[] = wanted.length === 0 ? CHECKS : CHECKS.filter((check) => wanted.includes(check.name));
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
console.log(`node ${process.version}, test order seed ${seed} (TEST_SEED=${seed} npm test repeats it)`);

const outcomes: CheckOutcome[] = [];
for (const check of chosen) outcomes.push(await runCheck(check, seed));

console.log('\n--- summary');
for (const { name, passed, failed, seconds } of outcomes)
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.toFixed(1).padStart(7)} s`);
const passed = outcomes.reduce((sum, each) => sum + each.passed, 0);
const failed = outcomes.reduce((sum, each) => sum + each.failed, 0);
const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
console.log(`${name}: ${outcomes.reduce((sum, each) => sum + each.seconds, 0).toFixed(0)} s in all`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
