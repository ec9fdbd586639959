import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { erpConformance } from '#connectors/kit/conformance/erp-port.conformance';
import type { ErpPort } from '#connectors/kit/erp-port';
import { systemClock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import { silentLogger } from '#platform/logging/logger';
import { aJournalEntry } from '#testing/factories/journal-entry';
import { anOrder } from '#testing/factories/order';
import { createErpFilePort } from './erp-file-port';
import type { Files } from './files/files';
import { LocalFiles } from './files/local-files';
import { startReceiver } from './fixtures/receiver';
import { startSftpServer } from './fixtures/sftp-server';
import { FolderTarget } from './folder/folder-target';
import { openErpFile } from './open-erp-file';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, no').toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.from('the secret before it, 32 bytes..').toString('base64')}`;
const samples = { entry: aJournalEntry(), order: anOrder() };
const plain = { accountOf: (number: string): string => number, timeZone: 'UTC' };

const open = (
  settings: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, readonly string[]>> = {},
): Promise<ErpPort> =>
  openErpFile(
    { id: 'erp', system: 'erp-file', environment: 'sandbox', settings, secrets },
    { clock: systemClock, logger: silentLogger },
  );
const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'tb-export-'));
const csvFiles = async (root: string, kind: string): Promise<string[]> => {
  const days = await readdir(join(root, kind)).catch(() => []);
  const found = await Promise.all(
    days.map(async (day) =>
      (await readdir(join(root, kind, day))).map((name) => join(root, kind, day, name)),
    ),
  );
  return found.flat();
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { code: string }) => error.code,
  );

/** Does the next creation of a file and loses the news of it. */
class LosingFiles implements Files {
  losing = false;
  constructor(private readonly files: Files) {}
  async create(path: string, content: string): Promise<boolean> {
    const made = await this.files.create(path, content);
    if (!this.losing) return made;
    this.losing = false;
    throw Failure.transient('export-failed', 'The news was lost');
  }
  read = (path: string): Promise<string | null> => this.files.read(path);
  exists = (path: string): Promise<boolean> => this.files.exists(path);
  names = (folder: string): Promise<string[]> => this.files.names(folder);
  requireRoot = (): Promise<void> => this.files.requireRoot();
}

erpConformance('A folder', samples, async () => {
  const root = await newFolder();
  const files = new LosingFiles(new LocalFiles(root));
  const count = async (kind: string): Promise<number> => (await csvFiles(root, kind)).length;
  return {
    port: createErpFilePort(new FolderTarget(files), plain),
    journalsPosted: () => count('journals'),
    ordersPosted: () => count('orders'),
    customers: () => count('customers'),
    loseNextAnswerAfterWrite: () => (files.losing = true),
    close: () => rm(root, { recursive: true }),
  };
});

erpConformance('An SFTP server', samples, async () => {
  const root = await newFolder();
  await mkdir(join(root, 'in'));
  const server = await startSftpServer(root, 'bridge', 'secret');
  const { port, hostKey } = server;
  const settings = { target: 'sftp', host: '127.0.0.1', port, user: 'bridge', hostKey, path: '/in' };
  const count = async (kind: string): Promise<number> => (await csvFiles(join(root, 'in'), kind)).length;
  return {
    port: await open(settings, { password: ['secret'] }),
    journalsPosted: () => count('journals'),
    ordersPosted: () => count('orders'),
    customers: () => count('customers'),
    loseNextAnswerAfterWrite: server.loseNextRename,
    close: async () => {
      await server.close();
      await rm(root, { recursive: true });
    },
  };
});

erpConformance('A receiver of signed HTTP', samples, async () => {
  const receiver = await startReceiver([SECRET]);
  const count = (kind: string): number =>
    [...receiver.documents.values()].filter((document) => document.kind === kind).length;
  return {
    port: await open({ target: 'http', url: receiver.url, readable: true }, { signingSecret: [SECRET] }),
    journalsPosted: () => count('journal'),
    ordersPosted: () => count('order'),
    customers: () => count('customer'),
    loseNextAnswerAfterWrite: receiver.loseNextAnswer,
    close: receiver.close,
  };
});

describe('the export into a folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await newFolder();
  });
  afterEach(() => rm(root, { recursive: true }));

  it('writes an entry as a table with amounts in major units and mapped accounts', async () => {
    const port = await open({ target: 'folder', path: root, accounts: { '1100': '1360' } });
    await port.postJournal(aJournalEntry());
    const [file] = await csvFiles(root, 'journals');
    expect(file).toMatch(/journals\/2026-11-20\/stripe_txn_1-[0-9a-f]{8}\.csv$/);
    expect((await readFile(file!, 'utf8')).split('\r\n').slice(0, 3)).toEqual([
      'key,date,store,order,rule,reverses,currency,line,account,account_name,debit,credit,description',
      'stripe:txn_1,2026-11-20,shop,1001,2,,EUR,1,1360,Account 1100,113.05,0.00,Sale N-1001',
      'stripe:txn_1,2026-11-20,shop,1001,2,,EUR,2,4000,Account 4000,0.00,90.00,Sale N-1001',
    ]);
  });

  it('does not write again what its reader has taken away', async () => {
    const port = await open({ target: 'folder', path: root });
    await port.postJournal(aJournalEntry());
    await rm(join(root, 'journals'), { recursive: true });
    expect((await port.postJournal(aJournalEntry())).state).toBe('posted');
    expect(await csvFiles(root, 'journals')).toEqual([]);
  });

  it.each([1, 2, 3, 4])('completes an entry after a crash behind step %i', async (step) => {
    const files = new LocalFiles(root);
    let left = step;
    const dying: Files = {
      create: async (path, content) => {
        const made = await files.create(path, content);
        left -= 1;
        if (left === 0) throw Failure.transient('export-failed', 'died');
        return made;
      },
      read: (path) => files.read(path),
      exists: (path) => files.exists(path),
      names: (folder) => files.names(folder),
      requireRoot: () => files.requireRoot(),
    };
    const entry = aJournalEntry();
    expect(await codeOf(createErpFilePort(new FolderTarget(dying), plain).postJournal(entry))).toBe(
      'export-failed',
    );
    const again = createErpFilePort(new FolderTarget(files), plain);
    expect((await again.postJournal(entry)).state).toBe('posted');
    expect(await csvFiles(root, 'journals')).toHaveLength(1);
    expect(await again.readLedger('4000', entry.date, entry.date)).toEqual([
      { key: entry.key, date: entry.date, debit: 0, credit: 9000 },
    ]);
  });

  it('writes one file when twenty try at the same time, and leaves nothing half-written', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => open({ target: 'folder', path: root })));
    await Promise.all(ports.map((port) => port.postJournal(aJournalEntry())));
    const [file, ...others] = await csvFiles(root, 'journals');
    expect(others).toEqual([]);
    expect(file).toMatch(/stripe_txn_1-[0-9a-f]{8}\.csv$/);
  });

  it('keeps what a shopper typed from being carried out by a spreadsheet', async () => {
    const port = await open({ target: 'folder', path: root });
    await port.upsertCustomer(
      anOrder({ customer: { firstName: '=cmd|"/C calc"!A0', lastName: null, phone: '+49 30' } }),
    );
    const [file] = await csvFiles(root, 'customers');
    const row = (await readFile(file!, 'utf8')).split('\r\n')[1];
    expect(row).toContain(`"'=cmd|""/C calc""!A0"`);
    expect(row).toContain("'+49 30");
  });

  it('gives a customer again when something about it has changed', async () => {
    const port = await open({ target: 'folder', path: root });
    const first = await port.upsertCustomer(anOrder());
    await port.upsertCustomer(anOrder({ orderId: '2' }));
    expect(await port.upsertCustomer(anOrder({ orderId: '3', customer: { lastName: 'King' } }))).toEqual(
      first,
    );
    expect(await csvFiles(root, 'customers')).toHaveLength(2);
  });

  it('writes nothing below a mount that is missing', async () => {
    const port = await open({ target: 'folder', path: join(root, 'mount') });
    expect(await codeOf(port.probe())).toBe('export-folder-missing');
    expect(await codeOf(port.postJournal(aJournalEntry()))).toBe('export-folder-missing');
    expect(await readdir(root)).toEqual([]);
  });

  it('refuses an entry that does not balance and a ledger of too many days', async () => {
    const port = await open({ target: 'folder', path: root });
    const unbalanced = aJournalEntry({
      lines: [
        ['1100', 200, 0],
        ['4000', 0, 100],
      ],
    });
    expect(await codeOf(port.postJournal(unbalanced))).toBe('entry-unbalanced');
    expect(await codeOf(port.readLedger('1100', '2020-01-01', '2026-01-01'))).toBe('range-too-long');
  });
});

describe('the export over HTTP', () => {
  it('signs with the new and the old secret, so that the receiver may change over', async () => {
    const receiver = await startReceiver([OLD_SECRET]);
    const settings = { target: 'http', url: receiver.url };
    const port = await open(settings, { signingSecret: [SECRET, OLD_SECRET] });
    await port.postJournal(aJournalEntry());
    const strange = await open(settings, { signingSecret: [SECRET] });
    const refusal = await codeOf(strange.postJournal(aJournalEntry({ key: 'stripe:txn_2' })));
    await receiver.close();
    expect([receiver.documents.size, receiver.refused(), refusal]).toEqual([1, 1, 'credentials-refused']);
  });

  it('takes 409 of a receiver that answers no questions for "I have it"', async () => {
    const receiver = await startReceiver([SECRET]);
    const port = await open({ target: 'http', url: receiver.url }, { signingSecret: [SECRET] });
    await port.postJournal(aJournalEntry());
    expect((await port.postJournal(aJournalEntry())).state).toBe('posted');
    const ledger = await codeOf(port.readLedger('1100', '2026-11-20', '2026-11-20'));
    await receiver.close();
    expect([receiver.keys(), receiver.documents.size, ledger]).toEqual([
      ['journal:stripe:txn_1', 'journal:stripe:txn_1'],
      1,
      'erp-not-readable',
    ]);
  });
});

describe('the export over SFTP', () => {
  it('talks to no server but the one whose key is pinned', async () => {
    const root = await newFolder();
    const server = await startSftpServer(root, 'bridge', 'secret');
    const settings = { target: 'sftp', host: '127.0.0.1', port: server.port, user: 'bridge', path: '/' };
    const other = `SHA256:${'A'.repeat(43)}`;
    const strange = await open({ ...settings, hostKey: other }, { password: ['secret'] });
    const wrong = await open({ ...settings, hostKey: server.hostKey }, { password: ['wrong'] });
    expect([await codeOf(strange.probe()), server.logins()]).toEqual(['host-key-differs', 0]);
    expect(await codeOf(wrong.probe())).toBe('erp-credentials-refused');
    const right = await open({ ...settings, hostKey: server.hostKey }, { password: ['secret'] });
    expect(await codeOf(right.probe())).toBe('none');
    await server.close();
    expect(await codeOf(right.probe())).toMatch(/^connection-/);
    await rm(root, { recursive: true });
  });
});

describe('the settings of the export', () => {
  it.each([
    [{ target: 'http' }, ['url']],
    [{ target: 'folder' }, ['path']],
    [{ target: 'sftp', path: '/in' }, ['host', 'user', 'hostKey']],
  ])('name what %j lacks', async (settings, missing) => {
    const { manifest } = await import('#connectors/erp-file/manifest');
    const result = manifest.settings.safeParse(settings);
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(missing);
  });
});
