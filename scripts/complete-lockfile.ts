import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
export interface Lockfile {
  packages: Record<string, LockEntry>;
}

const SYSTEMS = ['linux', 'darwin', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['x64', 'arm64', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32', 'arm'];

/** What the name of a platform package says it runs on: "@x/binding-linux-x64-musl". */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((each) => words.includes(each));
  const cpu = PROCESSORS.filter((each) => words.includes(each)).slice(0, 1);
  const libc = words.includes('musl') ? ['musl'] : words.some((word) => word.startsWith('gnu')) && os.includes('linux') ? ['glibc'] : [];
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}

/**
 * Entries for the platforms npm left out, by their place in the lock file. npm drops an optional package that its registry
 * does not serve when the lock is written, and `npm ci` then refuses the lock everywhere (npm/cli#4828). An entry without an
 * integrity is checked by the registry's own when that platform installs it.
 */
export function missingPlatforms({ packages }: Lockfile): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {};
  for (const [path, entry] of Object.entries(packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      if (places.some((place) => place in packages) || !/^\d/.test(version)) continue;
      missing[`node_modules/${name}`] = { version, ...(entry.dev && { dev: true }), optional: true, ...platformOf(name) };
    }
  return missing;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  const missing = missingPlatforms(lock);
  const all = { ...lock.packages, ...missing };
  lock.packages = Object.fromEntries(Object.keys(all).sort((a, b) => a.localeCompare(b, 'en')).map((path) => [path, all[path] ?? {}]));
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} platforms added`);
}
