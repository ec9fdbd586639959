import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../lib/setup-error.mjs';
import { runCommand } from '../../lib/process/run-command.mjs';

/** A peer from the registry in a folder of its own, at exactly this version: never a dependency of ours, gone when the bench ends. */
export async function installPeer(name, version, cleanup) {
  const folder = await mkdtemp(join(tmpdir(), 'tillbridge-peer-'));
  cleanup.add(`peer ${name}`, () => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'package.json'), '{"name":"peer","private":true}\n');
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--save-exact',
    `${name}@${version}`,
  ];
  const { code, stderr } = await runCommand('npm', args, { cwd: folder });
  if (code !== 0) throw new SetupError(`${name} ${version} was not installed.`, stderr.split('\n')[0]);
  return folder;
}
