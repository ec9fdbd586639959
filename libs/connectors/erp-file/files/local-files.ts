import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure, toError } from '#platform/errors/failure';
import type { Files } from './files';

/** File systems without hard links (some network shares) say so in one of these words. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** A folder of this machine, or one that is mounted. The root is never made: a missing mount must not fill the disk below it. */
export class LocalFiles implements Files {
  constructor(private readonly root: string) {}

  async create(path: string, content: string): Promise<boolean> {
    await this.requireRoot();
    return this.guarded(path, async () => {
      const target = join(this.root, path);
      const folder = dirname(target);
      await mkdir(folder, { recursive: true });
      const temporary = join(folder, `.tmp-${randomBytes(8).toString('hex')}`);
      await writeDurably(temporary, content);
      try {
        return await this.place(temporary, target);
      } finally {
        await unlink(temporary).catch(ignoreMissing);
        await syncFolder(folder);
      }
    });
  }

  read(path: string): Promise<string | null> {
    return this.guarded(path, () => nullWhenMissing(readFile(join(this.root, path), 'utf8')));
  }

  async exists(path: string): Promise<boolean> {
    return this.guarded(path, async () => (await nullWhenMissing(stat(join(this.root, path)))) !== null);
  }

  async names(folder: string): Promise<string[]> {
    const names = await this.guarded(folder, () => nullWhenMissing(readdir(join(this.root, folder))));
    return (names ?? []).filter((name) => !name.startsWith('.tmp-'));
  }

  async requireRoot(): Promise<void> {
    const found = await this.guarded('', () => nullWhenMissing(stat(this.root)));
    if (found?.isDirectory() === true) return;
    throw Failure.transient('export-folder-missing', `There is no folder ${this.root}`, {
      suggestion: 'Make the folder, or mount what should be there.',
    });
  }

  /** A link fails when the name is taken, which a rename does not. */
  private async place(temporary: string, target: string): Promise<boolean> {
    try {
      await link(temporary, target);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (!NO_LINKS.has(codeOf(error))) throw error;
    }
    if ((await nullWhenMissing(stat(target))) !== null) return false;
    await rename(temporary, target);
    return true;
  }

  private async guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw fileFailure(path, error);
    }
  }
}

async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name is durable only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function nullWhenMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function fileFailure(path: string, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const { message } = toError(thrown);
  const options = { cause: thrown, details: { path } };
  const code = codeOf(thrown);
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    const suggestion = 'Give the service the right to write into the folder.';
    return Failure.permanent('export-not-writable', message, { ...options, suggestion });
  }
  return Failure.transient('export-failed', message, options);
}

function codeOf(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
