import { Inject, Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { OrderFunds, OrderPayout } from '#contracts/models/order-funds';
import type { Payout } from '#contracts/models/payout';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { OrderFundsRepository, type PartOfPayout } from '../database/order-funds.repository';
import { PayoutBankRepository } from '../database/payout-bank.repository';
import { payoutAtBank } from '../domain/payout-at-bank';

/** A bank account that refuses this often is mended by a person, not followed further. */
const MOST_FAILURES = 10;

type TakenOut = Pick<PartOfPayout, 'storeId' | 'payout'>;

/** Follows an order's money from the balance at the provider into payouts, and these to the bank. */
@Injectable()
export class TraceOrderFunds {
  constructor(
    private readonly database: Database,
    private readonly funds: OrderFundsRepository,
    private readonly bank: PayoutBankRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async trace(key: OrderKey): Promise<OrderFunds> {
    const traced: OrderPayout[] = [];
    for (const part of await this.funds.payouts(this.database, key))
      traced.push(...(await this.follow(part)));
    return { inBalance: await this.funds.inBalance(this.database, key), payouts: traced.slice(0, 100) };
  }

  /** A payout that failed gives its money back to the balance; a later one, which lists that, takes it out again. */
  private async follow(part: PartOfPayout): Promise<OrderPayout[]> {
    const chain: TakenOut[] = [part];
    while (chain.length <= MOST_FAILURES) {
      const next = await this.replacementOf(chain.at(-1)!.payout);
      if (!next || chain.some(({ payout }) => payout.payoutId === next.payout.payoutId)) break;
      chain.push(next);
    }
    return Promise.all(
      chain.map((one, index) => this.told(part, one, chain[index + 1]?.payout.payoutId ?? null)),
    );
  }

  private async replacementOf({
    connectionId,
    failureBalanceTransactionId,
  }: Payout): Promise<TakenOut | null> {
    if (failureBalanceTransactionId === null) return null;
    return this.funds.listing(this.database, connectionId, failureBalanceTransactionId);
  }

  private async told(
    { net, currency, movements }: PartOfPayout,
    { storeId, payout }: TakenOut,
    replacedBy: string | null,
  ): Promise<OrderPayout> {
    const { payoutId, status, arrivalDate, failure } = payout;
    const sides = await this.bank.sides(this.database, storeId, payout);
    const bank = sides && payoutAtBank(payout, sides, this.clock.now().toISOString().slice(0, 10));
    return {
      payoutId,
      status,
      arrivalDate,
      part: { amount: net, currency },
      movements,
      failure,
      replacedBy,
      bank: bank && { state: bank.state, valueDate: bank.paid?.valueDate ?? null },
    };
  }
}
