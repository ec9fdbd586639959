import type { ImportBankStatement } from '#contracts/commands/bank';
import type { BodyOf } from '#contracts/message';
import type { Store } from '#contracts/models/configuration';
import { err, ok } from '#platform/errors/result';
import { PLAIN_CSV } from './plain-csv';
import { unpacked } from './read/decode-file';
import { readCamt } from './read/read-camt';
import { readCsv } from './read/read-csv';
import { BankFileError, broken, type Read, type StatementRead } from './read/statement-read';

type File = Pick<
  BodyOf<typeof ImportBankStatement>,
  'format' | 'profile' | 'account' | 'currency' | 'opening' | 'closing'
>;

/** The statements in a file, whole and adding up, or why it is not taken. Pure. */
export function readBankFile(
  content: Buffer,
  file: File,
  { csvProfiles }: Store['bank'],
): Read<StatementRead[]> {
  try {
    const bytes = unpacked(content);
    if (file.format === 'camt.053') return ok(ofAccount(readCamt(bytes), file.account));
    const name = file.profile ?? 'plain';
    const profile = name === 'plain' ? (csvProfiles['plain'] ?? PLAIN_CSV) : csvProfiles[name];
    if (!profile) return broken('bank-file-unsupported', `The store has no CSV profile "${name}"`);
    const { account, currency, opening, closing } = file;
    if (account === null || currency === null) {
      return broken(
        'bank-file-unsupported',
        'A CSV file does not say whose it is: tell the account and its currency',
      );
    }
    return ok([readCsv({ bytes, profile, account, currency, opening, closing })]);
  } catch (error) {
    if (error instanceof BankFileError) return err(error.fault);
    throw error;
  }
}

/** A file may hold statements of several accounts; one that was named must be there. */
function ofAccount(statements: StatementRead[], account: string | null): StatementRead[] {
  if (account === null) return statements;
  const wanted = account.replace(/\s/g, '');
  const found = statements.filter((statement) => statement.account === wanted);
  return found.length > 0
    ? found
    : broken('bank-file-unsupported', `The file has no statement of account ${wanted}`);
}
