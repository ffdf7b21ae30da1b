export { SPEECH_CATEGORIES, type LintFinding, type LintKind, type LintOptions, type Severity, type SpeechCategory } from './finding.ts';
export { lint } from './lint.ts';
export { lintRecord } from './lint-record.ts';
export { lintScript, missingParts, type LintLibrary, type ScriptFinding } from './lint-script.ts';
export { secondsToSpeak } from './speaking-time.ts';
export { oneEach } from './one-each.ts';
