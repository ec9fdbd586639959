import { Controller } from '@nestjs/common';
import { PayoutComposed, PayoutRecorded } from '#contracts/events/payouts';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { PayoutRepository } from '../database/payout.repository';
import { MatchBankLines } from '../match-bank-line/match-bank-lines';
import { ReconcilePayout } from './reconcile-payout';

/** Keeps payouts and their lists; what comes last, the list or a movement, does not matter. */
@Controller()
export class PayoutConsumer {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly reconcile: ReconcilePayout,
    private readonly match: MatchBankLines,
  ) {}

  @Handles(PayoutRecorded)
  async recorded(body: BodyOf<typeof PayoutRecorded>, message: MessageContext): Promise<void> {
    const { storeId, payout, at } = body;
    await message.once(async (tx) => {
      await this.payouts.keep(tx, storeId, payout, new Date(at));
      const { arrivalDate: day } = payout;
      await this.match.ofStore(tx, message, storeId, { from: day, to: day });
    });
  }

  @Handles(PayoutComposed)
  async composed(body: BodyOf<typeof PayoutComposed>, message: MessageContext): Promise<void> {
    const { storeId, payout, page, last, balanceTransactionIds: ids } = body;
    await message.once(async (tx) => {
      await this.payouts.keep(tx, storeId, payout, new Date(body.at));
      await this.payouts.addPage(tx, payout, { page, last, ids });
      const known = await this.payouts.find(tx, payout.payoutId, [storeId]);
      if (known?.listed) await this.reconcile.check(tx, known);
    });
  }
}
