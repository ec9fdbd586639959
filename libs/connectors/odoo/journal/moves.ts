import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { amountOfJson, jsonAmount } from '#connectors/kit/erp/json-amount';
import type { DocumentKind } from '#connectors/kit/erp/one-per-key';
import type { Company, CompanyBook } from '../accounts/company-book';
import type { OdooClient, Row, Values } from '../client/odoo-client';
import { idOf } from '../client/odoo-client';
import type { WantedEntry, WantedLine } from './wanted-entry';

const MODEL = 'account.move';
const LINE = 'account.move.line';

/** An entry that stands in Odoo. */
export interface Move {
  readonly id: number;
  readonly name: string;
  readonly state: ErpDocument['state'];
  readonly date: string;
}

/** Entries as documents of which there is one per key; `ref` holds the key, and Odoo lets it stand twice. */
export class Moves implements DocumentKind<Move> {
  readonly name = 'entry';

  constructor(
    private readonly client: OdooClient,
    private readonly companies: CompanyBook,
    private readonly companyId: number,
  ) {}

  async find(key: string): Promise<Move[]> {
    const rows = await this.client.search(
      MODEL,
      [
        ['ref', '=', key],
        ['move_type', '=', 'entry'],
        ['company_id', '=', this.companyId],
      ],
      ['name', 'state', 'date'],
    );
    const moves = rows.map(moveOf);
    return [
      ...moves.filter(({ state }) => state === 'posted'),
      ...moves.filter(({ state }) => state !== 'posted'),
    ];
  }

  isFinal({ state }: Move): boolean {
    return state !== 'draft';
  }

  async create(entry: WantedEntry, company: Company, journalId: number, more: Values = {}): Promise<void> {
    await this.companies.requireOpen(entry.date);
    await this.client.create(MODEL, {
      ...more,
      move_type: 'entry',
      company_id: company.id,
      journal_id: journalId,
      date: entry.date,
      ref: entry.key,
      line_ids: entry.lines.map((line) => [0, 0, lineValues(line, company)]),
    });
  }

  async remove({ id }: Move): Promise<void> {
    await this.client.run(MODEL, 'unlink', id);
  }

  async finish(draft: Move): Promise<Move> {
    try {
      await this.companies.requireOpen(draft.date);
    } catch (error) {
      // Nothing stays behind that a later try, with another day perhaps, would stumble over.
      if (error instanceof Failure && error.code === 'period-closed') await this.remove(draft);
      throw error;
    }
    await this.client.run(MODEL, 'action_post', draft.id);
    return this.read(draft.id);
  }

  /** Amounts by account and currency: `12 EUR`. */
  async movements({ id }: Move): Promise<Map<string, number>> {
    const sums = new Map<string, number>();
    for (const row of await this.lines(id)) {
      const { account, currency, amount } = row;
      const place = `${account} ${currency}`;
      sums.set(place, (sums.get(place) ?? 0) + amount);
    }
    return sums;
  }

  /** The lines of an entry, to be taken back. */
  async lines(
    id: number,
  ): Promise<Array<{ account: number; currency: string; currencyId: number; amount: number; row: Row }>> {
    const rows = await this.client.search(
      LINE,
      [
        ['move_id', '=', id],
        ['account_id', '!=', false],
      ],
      ['account_id', 'currency_id', 'amount_currency', 'balance', 'partner_id'],
      { limit: 2000 },
    );
    return rows.map((row) => {
      const currency = String((row['currency_id'] as readonly unknown[])[1]);
      return {
        account: idOf(row['account_id'])!,
        currency,
        currencyId: idOf(row['currency_id'])!,
        amount: amountOfJson(row['amount_currency'], currency),
        row,
      };
    });
  }

  private async read(id: number): Promise<Move> {
    const row = await this.client.first(MODEL, [['id', '=', id]], ['name', 'state', 'date']);
    if (row) return moveOf(row);
    throw Failure.conflict('erp-document-gone', `Entry ${id} of Odoo is gone`);
  }
}

/** `account.move` keeps debit and credit apart, and both at zero or above. */
function lineValues(line: WantedLine, { currency }: Company): Values {
  return {
    account_id: line.accountId,
    name: line.text,
    currency_id: line.currencyId,
    amount_currency: jsonAmount(line.amount, line.currency),
    debit: jsonAmount(Math.max(line.balance, 0), currency),
    credit: jsonAmount(Math.max(-line.balance, 0), currency),
    ...(line.partnerId !== null && { partner_id: line.partnerId }),
  };
}

function moveOf(row: Row): Move {
  return {
    id: row.id,
    name: String(row['name']),
    state: stateOf(row['state']),
    date: String(row['date']),
  };
}

function stateOf(state: unknown): ErpDocument['state'] {
  switch (state) {
    case 'draft':
    case 'posted':
      return state;
    case 'cancel':
      return 'canceled';
    default:
      throw Failure.permanent('erp-answer-unreadable', `Unknown state ${String(state)} of an entry`);
  }
}
