import type Stripe from 'stripe';
import type { ProviderBalance, ProviderMovement, ProviderPayout } from '#connectors/kit/payment-port';
import { toUnix } from './instants';
import { readMovement } from './movement.reader';
import { readBalances, readPayout } from './payout.reader';
import { callStripe } from './stripe-call';

const PAGE_SIZE = 100;
const MAX_PAGES = 100;
const EXPAND = ['data.source'];

interface MovementRange {
  readonly createdFrom: Date;
  readonly createdTo: Date;
  readonly after: string | null;
}

type Rows = Stripe.ApiList<Stripe.BalanceTransaction>;

/** Movements of the whole account and its payouts. Stripe lists the newest first; the account's feed is handed out oldest first. */
export class StripeAccountFeed {
  constructor(private readonly stripe: Stripe) {}

  async movements(range: MovementRange): Promise<{ movements: ProviderMovement[]; hasMore: boolean }> {
    const page = range.after === null ? await this.oldestPage(range) : await this.newer(range, range.after);
    return { movements: [...page.rows].reverse().map(readMovement), hasMore: page.hasMore };
  }

  /** In no order that matters: the list of a payout is final. */
  async ofPayout(
    payoutId: string,
    after: string | null,
  ): Promise<{ movements: ProviderMovement[]; own: ProviderMovement[]; next: string | null }> {
    const rows = await this.page({ payout: payoutId, ...(after === null ? {} : { starting_after: after }) });
    const next = rows.has_more ? (rows.data.at(-1)?.id ?? null) : null;
    const isOwn = (row: Rows['data'][number]): boolean => row.reporting_category === 'payout';
    const within = rows.data.filter((row) => !isOwn(row));
    return { movements: within.map(readMovement), own: rows.data.filter(isOwn).map(readMovement), next };
  }

  async payout(id: string): Promise<ProviderPayout> {
    return readPayout(await callStripe<Stripe.Payout>('payout', () => this.stripe.payouts.retrieve(id)));
  }

  /** The one object of Stripe's without an id. */
  async balances(): Promise<ProviderBalance[]> {
    const read = async () => ({ ...(await this.stripe.balance.retrieve()), id: 'balance' });
    return readBalances(await callStripe('balance', read));
  }

  private async newer(range: MovementRange, after: string) {
    const rows = await this.page({ ...createdIn(range), ending_before: after });
    return { rows: rows.data, hasMore: rows.has_more };
  }

  /** Walks down to the oldest page of the range, keeping one page at a time. */
  private async oldestPage(range: MovementRange) {
    let rows = await this.page(createdIn(range));
    let pages = 1;
    while (rows.has_more && pages < MAX_PAGES) {
      rows = await this.page({ ...createdIn(range), starting_after: rows.data.at(-1)!.id });
      pages += 1;
    }
    return { rows: rows.data, hasMore: pages > 1 };
  }

  private page(query: Stripe.BalanceTransactionListParams): Promise<Rows> {
    return callStripe<Rows>('list', () =>
      this.stripe.balanceTransactions.list({ ...query, limit: PAGE_SIZE, expand: EXPAND }),
    );
  }
}

const createdIn = ({ createdFrom, createdTo }: MovementRange): Stripe.BalanceTransactionListParams => ({
  created: { gte: toUnix(createdFrom), lte: toUnix(createdTo) },
});
