import { Injectable } from '@nestjs/common';
import {
  PaymentAuthorized,
  PaymentCreated,
  PaymentFailed,
  PaymentNotRequired,
  PaymentPartiallyCaptured,
  PaymentProcessing,
  PaymentRequiresAction,
  PaymentSucceeded,
} from '#contracts/events/payments';
import type { OrderKey } from '#contracts/models/common';
import { Database } from '#platform/database/database';
import { OrderEventRepository } from '../database/order-event.repository';

/** After these there is something to pay, after those there is not. */
const TO_PAY = [PaymentCreated, PaymentRequiresAction, PaymentFailed].map(({ name }) => name);
const NOTHING_TO_PAY = [
  ...[PaymentProcessing, PaymentAuthorized, PaymentSucceeded],
  ...[PaymentPartiallyCaptured, PaymentNotRequired],
].map(({ name }) => name);

/** What the timeline knows of an order's payment: a mail may go out late, after an outage of its server or out of the dead letters. */
@Injectable()
export class OrderPayments {
  constructor(
    private readonly database: Database,
    private readonly facts: OrderEventRepository,
  ) {}

  async nothingToPay({ storeId, orderId }: OrderKey): Promise<boolean> {
    const names = [...TO_PAY, ...NOTHING_TO_PAY];
    const newest = await this.facts.newest(this.database, storeId, orderId, names);
    return newest !== undefined && NOTHING_TO_PAY.includes(newest);
  }
}
