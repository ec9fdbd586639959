import { Failure } from '#platform/errors/failure';
import { periodClosed } from '../client/answer-failure';
import type { OdooClient } from '../client/odoo-client';
import { idOf, textOf } from '../client/odoo-client';
import type { OdooSettings } from '../settings';

export interface Company {
  readonly id: number;
  readonly currency: string;
  readonly currencyId: number;
}

/** Lock dates that hold for entries of a miscellaneous journal which report no tax. */
const LOCKS = ['fiscalyear_lock_date', 'hard_lock_date'];

/** The company whose books are kept. */
export class CompanyBook {
  constructor(
    private readonly client: OdooClient,
    private readonly settings: Pick<OdooSettings, 'companyId'>,
  ) {}

  async read(): Promise<Company> {
    const { companyId: id } = this.settings;
    const row = await this.client.first('res.company', [['id', '=', id]], ['currency_id']);
    const currencyId = idOf(row?.['currency_id']);
    if (!row || currencyId === null) {
      throw Failure.mapping('erp-not-found', `Odoo shows no company with the ID ${id} to this user`, {
        details: { field: 'settings.companyId', value: id, expected: 'the ID of a company' },
        suggestion: 'Correct the ID, or allow the company to the user.',
      });
    }
    return { id, currencyId, currency: String((row['currency_id'] as readonly unknown[])[1]) };
  }

  /**
   * Odoo refuses nothing on a locked day: posting moves the entry to the first open one without a word.
   * @throws Failure `period-closed`
   */
  async requireOpen(date: string): Promise<void> {
    const { companyId: id } = this.settings;
    const row = await this.client.first('res.company', [['id', '=', id]], LOCKS);
    const until = LOCKS.map((lock) => textOf(row?.[lock]) ?? '').reduce((one, other) =>
      one > other ? one : other,
    );
    if (date > until) return;
    throw periodClosed(`The books of company ${id} are locked until ${until}, ${date} is not open`, {
      details: { date, lockedUntil: until },
    });
  }
}
