// Writes what the built front end is made of, as CycloneDX, into the file that is named in TICKETSTREAM_SBOM. The same lock
// file gives the same bytes: npm's serial number and time are left out.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const file = process.env.TICKETSTREAM_SBOM;
if (!file) throw new Error('TICKETSTREAM_SBOM names no file');

const windows = process.platform === 'win32';
const npm = spawnSync(
  windows ? 'npm.cmd' : 'npm',
  ['sbom', '--omit=dev', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
  { encoding: 'utf8', maxBuffer: 2 ** 26, shell: windows, stdio: ['ignore', 'pipe', 'inherit'] },
);
if (npm.status !== 0) process.exit(npm.status ?? 1);

const { serialNumber: _serialNumber, ...bom } = JSON.parse(npm.stdout);
delete bom.metadata.timestamp;
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
