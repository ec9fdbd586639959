import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import type { SFTPWrapper } from 'ssh2';
import { Failure, toError } from '#platform/errors/failure';
import type { Files } from './files';
import type { SftpSession } from './sftp-session';

/** Status codes of the protocol (version 3). */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;

/** A folder on an SFTP server. A rename of version 3 fails when the name is taken, which makes it the moment of decision. */
export class SftpFiles implements Files {
  private readonly madeFolders = new Set<string>();

  constructor(
    private readonly session: SftpSession,
    private readonly root: string,
  ) {}

  create(path: string, content: string): Promise<boolean> {
    return this.guarded(path, async (sftp) => {
      await this.checkRoot(sftp);
      const target = posix.join(this.root, path);
      const folder = posix.dirname(path);
      if (await exists(sftp, target)) return false;
      await this.makeFolders(sftp, folder);
      const temporary = posix.join(this.root, folder, `.tmp-${randomBytes(8).toString('hex')}`);
      await called((done) => sftp.writeFile(temporary, content, { encoding: 'utf8', flag: 'wx' }, done));
      try {
        await called((done) => sftp.rename(temporary, target, done));
        return true;
      } catch (error) {
        await called((done) => sftp.unlink(temporary, done)).catch(() => undefined);
        if (await exists(sftp, target)) return false;
        throw error;
      }
    });
  }

  read(path: string): Promise<string | null> {
    return this.guarded(path, (sftp) =>
      nullWhenMissing(
        new Promise<string>((resolve, reject) => {
          sftp.readFile(posix.join(this.root, path), 'utf8', (error, content) => {
            if (error) reject(error);
            else resolve(content.toString());
          });
        }),
      ),
    );
  }

  exists(path: string): Promise<boolean> {
    return this.guarded(path, (sftp) => exists(sftp, posix.join(this.root, path)));
  }

  names(folder: string): Promise<string[]> {
    return this.guarded(folder, async (sftp) => {
      const list = await nullWhenMissing(
        new Promise<string[]>((resolve, reject) => {
          sftp.readdir(posix.join(this.root, folder), (error, found) => {
            if (error) reject(error);
            else resolve(found.map(({ filename }) => filename));
          });
        }),
      );
      return (list ?? []).filter((name) => !name.startsWith('.'));
    });
  }

  requireRoot(): Promise<void> {
    return this.guarded('', (sftp) => this.checkRoot(sftp));
  }

  private async checkRoot(sftp: SFTPWrapper): Promise<void> {
    if (await exists(sftp, this.root)) return;
    throw Failure.transient('export-folder-missing', `The SFTP server has no folder ${this.root}`, {
      suggestion: 'Make the folder on the server, or correct the path in the connection.',
    });
  }

  private async makeFolders(sftp: SFTPWrapper, folder: string): Promise<void> {
    if (this.madeFolders.has(folder)) return;
    const parts = folder.split('/');
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const path = posix.join(this.root, ...parts.slice(0, depth));
      if (await exists(sftp, path)) continue;
      await called((done) => sftp.mkdir(path, done)).catch(async (error: unknown) => {
        if (!(await exists(sftp, path))) throw error;
      });
    }
    this.madeFolders.add(folder);
  }

  private guarded<T>(path: string, work: (sftp: SFTPWrapper) => Promise<T>): Promise<T> {
    return this.session.run(async (sftp) => {
      try {
        return await work(sftp);
      } catch (error) {
        this.madeFolders.clear();
        throw sftpFailure(path, error);
      }
    });
  }
}

function called(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

const exists = (sftp: SFTPWrapper, path: string): Promise<boolean> =>
  nullWhenMissing(called((done) => sftp.stat(path, done)).then(() => true)).then((found) => found === true);

async function nullWhenMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === NO_SUCH_FILE) return null;
    throw error;
  }
}

function sftpFailure(path: string, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const { message } = toError(thrown);
  const options = { cause: thrown, details: { path } };
  if (codeOf(thrown) === PERMISSION_DENIED) {
    const suggestion = 'Give the user of the connection the right to write into the folder.';
    return Failure.permanent('export-not-writable', message, { ...options, suggestion });
  }
  return Failure.transient('export-failed', message, options);
}

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown } | null)?.code;
