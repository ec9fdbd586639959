import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '#platform/database/database';
import type { Role } from '../auth/actor';

export interface AccountRow {
  readonly account_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly stores: string[] | null;
  readonly created_at: Date;
  readonly created_by: string;
  readonly disabled_at: Date | null;
}

export type AccountChange = Partial<Pick<AccountRow, 'name' | 'role' | 'stores' | 'disabled_at'>> & {
  readonly password_hash?: string;
};

/** With whom the account belongs to at the OpenID provider. */
export type LinkedAccount = AccountRow & { readonly oidc_subject: string | null };

const COLUMNS = 'account_id, email, name, role, stores, created_at, created_by, disabled_at';
const CHANGEABLE = ['name', 'role', 'stores', 'disabled_at', 'password_hash'] as const;

/** People who sign in. Password hashes leave the table only to be compared. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async findByEmail(email: string): Promise<(AccountRow & { password_hash: string | null }) | undefined> {
    const { rows } = await this.database.query<AccountRow & { password_hash: string | null }>(
      `SELECT ${COLUMNS}, password_hash FROM accounts WHERE lower(email) = lower($1) AND disabled_at IS NULL`,
      [email],
    );
    return rows[0];
  }

  /** Held until the end of the transaction; disabled ones too. */
  async lockLinked(
    tx: Tx,
    by: { readonly subject: string } | { readonly email: string },
  ): Promise<LinkedAccount | undefined> {
    const [condition, value] =
      'subject' in by ? ['oidc_subject = $1', by.subject] : ['lower(email) = lower($1)', by.email];
    const { rows } = await tx.query<LinkedAccount>(
      `SELECT ${COLUMNS}, oidc_subject FROM accounts WHERE ${condition} FOR UPDATE`,
      [value],
    );
    return rows[0];
  }

  async link(tx: Tx, accountId: string, subject: string): Promise<void> {
    await tx.query('UPDATE accounts SET oidc_subject = $2 WHERE account_id = $1', [accountId, subject]);
  }

  async list(): Promise<AccountRow[]> {
    const { rows } = await this.database.query<AccountRow>(
      `SELECT ${COLUMNS} FROM accounts ORDER BY lower(email) LIMIT 1000`,
    );
    return rows;
  }

  /** False when the address is taken. */
  async insert(sql: Sql, row: AccountRow, passwordHash: string | null): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO accounts (account_id, email, name, role, stores, password_hash, created_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        row.account_id,
        row.email,
        row.name,
        row.role,
        row.stores,
        passwordHash,
        row.created_at,
        row.created_by,
      ],
    );
    return count > 0;
  }

  /** Answers what was before; undefined when there is no such account. */
  async change(sql: Sql, accountId: string, change: AccountChange): Promise<AccountRow | undefined> {
    const { rows } = await sql.query<AccountRow>(
      `SELECT ${COLUMNS} FROM accounts WHERE account_id = $1 FOR UPDATE`,
      [accountId],
    );
    const before = rows[0];
    if (!before) return undefined;
    const columns = CHANGEABLE.filter((column) => change[column] !== undefined);
    if (columns.length > 0) {
      await sql.query(
        `UPDATE accounts SET ${columns.map((column, index) => `${column} = $${index + 2}`).join(', ')}
         WHERE account_id = $1`,
        [accountId, ...columns.map((column) => change[column])],
      );
    }
    return before;
  }
}
