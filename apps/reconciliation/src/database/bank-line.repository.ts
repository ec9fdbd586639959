import { Injectable } from '@nestjs/common';
import type { BodyOf } from '#contracts/message';
import type { BankLine, BankMatch } from '#contracts/models/bank-statement';
import type { ListBankLines } from '#contracts/queries/bank';
import type { Sql, Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import type { KeyedLine } from '../import-bank-statement/line-key';

interface Row {
  seq: string;
  line_id: string;
  statement_id: string;
  store_id: string;
  account: string;
  currency: string;
  amount: string;
  booking_date: string;
  value_date: string;
  reference: string | null;
  counterparty: string | null;
  text: string;
  provider: boolean;
  state: BankLine['state'];
  entry_id: string | null;
  proposals: BankLine['proposals'];
  matches: BankMatch[] | null;
}

const SELECT = `
  SELECT line.seq, line.line_id, line.statement_id, line.store_id, line.account, line.currency, line.amount,
         line.booking_date::text AS booking_date, line.value_date::text AS value_date, line.reference, line.counterparty,
         line.text, line.provider, line.state, line.entry_id, line.proposals, match.matches
  FROM bank_lines AS line
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('payoutId', payout_id, 'leg', leg, 'rule', rule, 'actor', actor, 'reason', reason,
             'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY payout_id) AS matches
    FROM bank_matches WHERE bank_matches.line_id = line.line_id AND ended_at IS NULL
  ) AS match`;

type Filter = Pick<BodyOf<typeof ListBankLines>, 'storeIds' | 'state' | 'statementId' | 'provider'>;
type Position = { readonly bookingDate: string; readonly seq: string };

@Injectable()
export class BankLineRepository {
  /** Those that are new; a line that is here already is left as it is. */
  async add(
    tx: Tx,
    about: Pick<BankLine, 'statementId' | 'storeId' | 'account' | 'currency'>,
    lines: readonly (KeyedLine & { readonly provider: boolean })[],
  ): Promise<number> {
    const column = <T>(value: (line: (typeof lines)[number]) => T): T[] => lines.map(value);
    const { count } = await tx.query(
      `INSERT INTO bank_lines (line_id, statement_id, store_id, account, currency, key, amount, booking_date, value_date,
                               reference, counterparty, text, search, provider, state)
       SELECT line_id, $1, $2, $3, $4, key, amount, booking_date, value_date, reference, counterparty, text, search, provider,
              'open'
       FROM unnest($5::text[], $6::text[], $7::bigint[], $8::date[], $9::date[], $10::text[], $11::text[], $12::text[],
                   $13::text[], $14::boolean[])
            WITH ORDINALITY AS line (line_id, key, amount, booking_date, value_date, reference, counterparty, text, search,
                                     provider, position)
       ORDER BY position
       ON CONFLICT (store_id, account, key) DO NOTHING`,
      [
        about.statementId,
        about.storeId,
        about.account,
        about.currency,
        column(() => newId('bl')),
        column(({ key }) => key),
        column(({ amount }) => amount),
        column(({ bookingDate }) => bookingDate),
        column(({ valueDate }) => valueDate),
        column(({ reference }) => reference),
        column(({ counterparty }) => counterparty),
        column(({ text }) => text),
        column(({ search }) => search),
        column(({ provider }) => provider),
      ],
    );
    return count;
  }

  /** `storeIds` null: of any store. */
  async find(
    sql: Sql,
    lineId: string,
    storeIds: readonly string[] | null,
    lock: '' | 'FOR UPDATE OF line' = '',
  ): Promise<BankLine | null> {
    const { rows } = await sql.query<Row>(
      `${SELECT} WHERE line.line_id = $1 AND ($2::text[] IS NULL OR line.store_id = ANY ($2)) ${lock}`,
      [lineId, storeIds],
    );
    return rows[0] ? lineOf(rows[0]) : null;
  }

  /** The newest day first; `before` is the last one seen. */
  async page(
    sql: Sql,
    filter: Filter,
    before: Position | null,
    limit: number,
  ): Promise<{ items: BankLine[]; next: Position | null }> {
    const { rows } = await sql.query<Row>(
      `${SELECT}
       WHERE ($1::text[] IS NULL OR line.store_id = ANY ($1)) AND ($2::text IS NULL OR line.state = $2)
         AND ($3::text IS NULL OR line.statement_id = $3) AND (NOT $4::boolean OR line.provider OR line.state <> 'open')
         AND ($5::date IS NULL OR (line.booking_date, line.seq) < ($5, $6))
       ORDER BY line.booking_date DESC, line.seq DESC LIMIT $7`,
      [
        filter.storeIds,
        filter.state,
        filter.statementId,
        filter.provider,
        before?.bookingDate ?? null,
        before?.seq ?? null,
        limit + 1,
      ],
    );
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(lineOf), next: last ? { bookingDate: last.booking_date, seq: last.seq } : null };
  }
}

const lineOf = (row: Row): BankLine => ({
  lineId: row.line_id,
  statementId: row.statement_id,
  storeId: row.store_id,
  account: row.account,
  currency: row.currency,
  amount: Number(row.amount),
  bookingDate: row.booking_date,
  valueDate: row.value_date,
  reference: row.reference,
  counterparty: row.counterparty,
  text: row.text,
  provider: row.provider,
  state: row.state,
  matches: row.matches ?? [],
  entryId: row.entry_id,
  proposals: row.proposals,
});
