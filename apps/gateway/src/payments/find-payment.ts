import { Injectable } from '@nestjs/common';
import type { Payment } from '#contracts/models/payment';
import { GetPayment } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { requireStore, type Actor } from '../auth/actor';

/** A payment of a store that the caller may see; raises 404 for every other. */
@Injectable()
export class FindPayment {
  constructor(private readonly queries: QueryClient) {}

  async find(paymentId: string, actor: Actor): Promise<Payment> {
    const payment = await this.queries.ask(GetPayment, { paymentId });
    if (!payment) return raiseProblem(404, 'not-found', 'There is no such payment');
    requireStore(actor, payment.storeId, 'payment');
    return payment;
  }
}
