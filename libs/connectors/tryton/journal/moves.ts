import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import type { Row, TrytonClient } from '../client/tryton-client';
import { dayText } from '../client/wire';
import type { DocumentKind } from '#connectors/kit/erp/one-per-key';

const MODEL = 'account.move';
const LINE_FIELDS = [
  'lines.account',
  'lines.debit',
  'lines.credit',
  'lines.second_currency',
  'lines.amount_second_currency',
  'lines.party',
];

/** A move of Tryton with its lines. `description` is our key. */
export interface Move {
  readonly row: Row;
  readonly date: string;
  readonly posted: boolean;
  readonly lines: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** Moves as documents of which there is one per key. */
export class Moves implements DocumentKind<Move> {
  readonly name = 'journal entry';

  constructor(private readonly client: TrytonClient) {}

  async find(key: string): Promise<Move[]> {
    const rows = await this.client.searchRead(
      MODEL,
      [
        ['company', '=', await this.client.companyId()],
        ['description', '=', key],
      ],
      ['date', 'state', ...LINE_FIELDS],
      { order: [['id', 'ASC']] },
    );
    return rows.map((row) => ({
      row,
      date: dayText(row['date']),
      posted: row['state'] === 'posted',
      lines: linesOf(row),
    }));
  }

  create(values: Readonly<Record<string, unknown>>): Promise<number> {
    return this.client.create(MODEL, values);
  }

  isFinal(move: Move): boolean {
    return move.posted;
  }

  remove(move: Move): Promise<unknown> {
    return this.client.run(MODEL, 'delete', [move.row.id]);
  }

  async finish(move: Move): Promise<Move> {
    await this.client.run(MODEL, 'post', [move.row.id]);
    return { ...move, posted: true };
  }
}

export const documentOf = (move: Move): ErpDocument => ({
  documentId: String(move.row.id),
  state: move.posted ? 'posted' : 'draft',
});

function linesOf(row: Row): Move['lines'] {
  const lines = row['lines.'];
  if (Array.isArray(lines)) return lines as Array<Record<string, unknown>>;
  throw Failure.transient('erp-answer-unreadable', `Tryton told no lines of move ${row.id}`);
}
