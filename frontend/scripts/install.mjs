// Installs the locked packages, unless what is installed already is what the lock file says.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const packagesIn = (file) => {
  try {
    const { packages } = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
    delete packages[''];
    return packages;
  } catch {
    return undefined;
  }
};

const locked = packagesIn('../package-lock.json');
const installed = packagesIn('../node_modules/.package-lock.json');
// Optional packages of other platforms are locked but never installed.
const missing = (name) => !installed?.[name] && !locked[name].optional;
const different = (name) => installed?.[name] && installed[name].version !== locked[name].version;
const stale = Object.keys(locked).some((name) => missing(name) || different(name));
const surplus = Object.keys(installed ?? {}).some((name) => !locked[name]);

if (stale || surplus) {
  const windows = process.platform === 'win32';
  const npm = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  process.exit(npm.status ?? 1);
}
