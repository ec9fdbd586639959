import { Failure } from '#platform/errors/failure';
import { periodClosed } from '../client/rpc-failure';
import type { TrytonClient } from '../client/tryton-client';
import { wireDate } from '../client/wire';

/** Periods by day. Asked each time: an accountant may close one at any moment. */
export class Periods {
  constructor(private readonly client: TrytonClient) {}

  /** @throws Failure `period-closed`, or `erp-period-missing` where no fiscal year covers the day */
  async openAt(day: string): Promise<number> {
    const found = await this.client.searchRead(
      'account.period',
      [
        ['company', '=', await this.client.companyId()],
        ['type', '=', 'standard'],
        ['start_date', '<=', wireDate(day)],
        ['end_date', '>=', wireDate(day)],
      ],
      ['name', 'state'],
    );
    const open = found.find((period) => period['state'] === 'open');
    if (open) return open.id;
    const closed = found[0];
    if (closed)
      throw periodClosed(`Period ${String(closed['name'])}, in which ${day} lies, is closed in Tryton`);
    throw Failure.mapping('erp-period-missing', `Tryton has no fiscal year with a period for ${day}`, {
      details: { field: 'date', value: day, expected: 'a day in an open period' },
      suggestion: 'Make the fiscal year and its periods in Tryton.',
    });
  }
}
