import { Injectable } from '@nestjs/common';
import type { BankLeg, BankLineState, BankMatch } from '#contracts/models/bank-statement';
import { type Payout, PayoutSchema } from '#contracts/models/payout';
import type { Sql, Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import type { Candidate, PayoutLeg } from '../domain/match-bank-lines';

const MOST_LEGS = 2_000;
const MOST_CANDIDATES = 5_000;
/** How long before and after its arrival a payout is looked for by its trace id. */
const DAYS_BEFORE = 10;
const DAYS_AFTER = 45;

/** A payout's way to or from the bank, with the words by which a line names it. */
export interface SoughtLeg extends PayoutLeg {
  readonly currency: string;
  readonly trace: string | null;
  readonly descriptor: string;
}

export interface PayoutAtBank {
  readonly payout: Payout;
  readonly matched: Readonly<Partial<Record<BankLeg, string>>>;
}

interface CandidateRow {
  position: number;
  line_id: string;
  amount: string;
  value_date: string;
  traced: boolean;
  described: boolean;
}

@Injectable()
export class BankMatchRepository {
  /** Payouts that arrived within the days, with the lines that they were found in. */
  async payouts(sql: Sql, storeId: string, from: string, to: string): Promise<PayoutAtBank[]> {
    const { rows } = await sql.query<{ body: unknown; matched: PayoutAtBank['matched'] | null }>(
      `SELECT payout.body, (
         SELECT json_object_agg(match.leg, match.line_id) FROM bank_matches AS match
         WHERE match.connection_id = payout.connection_id AND match.payout_id = payout.payout_id AND match.ended_at IS NULL
       ) AS matched
       FROM payouts AS payout
       WHERE payout.store_id = $1 AND payout.body ->> 'arrivalDate' BETWEEN $2 AND $3
       ORDER BY payout.body ->> 'arrivalDate' DESC LIMIT $4`,
      [storeId, from, to, MOST_LEGS],
    );
    return rows.map(({ body, matched }) => ({ payout: PayoutSchema.parse(body), matched: matched ?? {} }));
  }

  /** Lines that may be one of the legs: by amount, or by trace id. What a person took apart is not put together again. */
  async candidates(sql: Sql, storeId: string, legs: readonly SoughtLeg[]): Promise<Candidate[]> {
    const column = <T>(value: (leg: SoughtLeg) => T): T[] => legs.map(value);
    const { rows } = await sql.query<CandidateRow>(
      `SELECT leg.position::int AS position, line.line_id, line.amount, line.value_date::text AS value_date,
              leg.trace IS NOT NULL AND position(leg.trace IN line.search) > 0 AS traced,
              position(leg.descriptor IN line.search) > 0 AS described
       FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::date[], $8::text[], $9::text[], $10::boolean[])
            WITH ORDINALITY AS leg (connection_id, payout_id, leg, amount, currency, arrival, trace, descriptor, open, position)
       JOIN bank_lines AS line ON line.store_id = $1 AND line.state IN ('open', 'amount', 'duplicate')
         AND line.currency = leg.currency AND line.value_date BETWEEN leg.arrival - $11::int AND leg.arrival + $12::int
         AND ((leg.open AND line.amount = leg.amount)
              OR ((leg.open OR line.provider) AND leg.trace IS NOT NULL AND position(leg.trace IN line.search) > 0))
       WHERE NOT EXISTS (
         SELECT 1 FROM bank_matches AS match
         WHERE match.line_id = line.line_id AND match.connection_id = leg.connection_id
           AND match.payout_id = leg.payout_id AND match.leg = leg.leg AND match.ended_at IS NOT NULL
       )
       ORDER BY traced DESC, line.value_date, line.seq, leg.position LIMIT $13`,
      [
        storeId,
        column(({ connectionId }) => connectionId),
        column(({ payoutId }) => payoutId),
        column(({ leg }) => leg),
        column(({ amount }) => amount),
        column(({ currency }) => currency),
        column(({ arrivalDate }) => arrivalDate),
        column(({ trace }) => trace),
        column(({ descriptor }) => descriptor),
        column(({ matchedLineId }) => matchedLineId === null),
        DAYS_BEFORE,
        DAYS_AFTER,
        MOST_CANDIDATES,
      ],
    );
    return rows.map(({ position, line_id, amount, value_date, traced, described }) => ({
      lineId: line_id,
      amount: Number(amount),
      valueDate: value_date,
      leg: legs[position - 1]!,
      traced,
      described,
    }));
  }

  async add(
    tx: Tx,
    about: { readonly lineId: string; readonly storeId: string },
    legs: readonly PayoutLeg[],
    decided: Pick<BankMatch, 'rule' | 'actor' | 'reason' | 'at'>,
  ): Promise<void> {
    for (const { connectionId, payoutId, leg } of legs) {
      await tx.execute(
        `INSERT INTO bank_matches (match_id, line_id, store_id, connection_id, payout_id, leg, rule, actor, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          newId('bm'),
          about.lineId,
          about.storeId,
          connectionId,
          payoutId,
          leg,
          decided.rule,
          decided.actor,
          decided.reason,
          decided.at,
        ],
      );
    }
  }

  async end(
    tx: Tx,
    lineId: string,
    by: { readonly actor: string; readonly reason: string; readonly at: Date },
  ): Promise<void> {
    await tx.execute(
      `UPDATE bank_matches SET ended_at = $2, ended_by = $3, ended_reason = $4 WHERE line_id = $1 AND ended_at IS NULL`,
      [lineId, by.at, by.actor, by.reason],
    );
  }

  /** What became of a line. `about` is the payout that it names although it is not it. */
  async note(
    tx: Tx,
    lineId: string,
    found: {
      readonly state: BankLineState;
      readonly entryId: string | null;
      readonly about?: string | null;
      readonly proposals?: ReadonlyArray<{ readonly payoutId: string; readonly leg: BankLeg }>;
    },
  ): Promise<void> {
    await tx.execute(
      'UPDATE bank_lines SET state = $2, entry_id = $3, about_payout = $4, proposals = $5 WHERE line_id = $1',
      [lineId, found.state, found.entryId, found.about ?? null, JSON.stringify(found.proposals ?? [])],
    );
  }

  /** The line that one way of a payout was found in; null when none was. */
  async lineOf(sql: Sql, { connectionId, payoutId }: Payout, leg: BankLeg): Promise<string | null> {
    const { rows } = await sql.query<{ line_id: string }>(
      `SELECT line_id FROM bank_matches
       WHERE connection_id = $1 AND payout_id = $2 AND leg = $3 AND ended_at IS NULL`,
      [connectionId, payoutId, leg],
    );
    return rows[0]?.line_id ?? null;
  }

  /** Whether the store's bank is known here at all. */
  async hasStatements(sql: Sql, storeId: string): Promise<boolean> {
    const { count } = await sql.query('SELECT 1 FROM bank_statements WHERE store_id = $1 LIMIT 1', [storeId]);
    return count > 0;
  }

  /** The line for which an entry stands; null for any other entry. */
  async lineOfEntry(sql: Sql, entryId: string): Promise<string | null> {
    const { rows } = await sql.query<{ line_id: string }>(
      'SELECT line_id FROM bank_lines WHERE entry_id = $1 LIMIT 1',
      [entryId],
    );
    return rows[0]?.line_id ?? null;
  }
}
