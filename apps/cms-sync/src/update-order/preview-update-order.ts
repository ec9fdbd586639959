import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UpdateOrder } from '#contracts/commands/orders';
import type { BodyOf } from '#contracts/message';
import { Previews, type Preview } from '#messaging/inspection/previews';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { OrderRepository } from '../database/order.repository';
import { planUpdate } from '../domain/plan-update';

/** What would be written into the shop, by what is known of the order here. Asks nobody outside: the shop may have moved it on. */
@Injectable()
export class PreviewUpdateOrder implements OnModuleInit {
  constructor(
    private readonly previews: Previews,
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly configuration: ConfigurationCopy,
  ) {}

  onModuleInit(): void {
    this.previews.add(UpdateOrder, (body) => this.preview(body));
  }

  private async preview(command: BodyOf<typeof UpdateOrder>): Promise<Preview> {
    const { storeId, orderId, payment, note } = command;
    const store = this.configuration.store(storeId);
    const known = await this.orders.find(this.database, { storeId, orderId });
    if (!known) {
      const sentence = `Order ${orderId} of ${storeId} is not known here: it would be tried again, then fail`;
      return { verdict: 'would-fail', code: 'unknown-order', sentence, details: { storeId, orderId } };
    }
    const { orderStatus, commerceStatus } = planUpdate(known, command, store);
    const steps = [
      ...(commerceStatus === null
        ? []
        : [`move the order in the shop from "${known.commerceStatus}" to "${commerceStatus}"`]),
      ...(orderStatus === known.orderStatus
        ? []
        : [`count it as ${orderStatus} here, ${known.orderStatus} now`]),
      ...(payment ? [`write the payment record (${payment.status})`] : []),
      ...(note ? ['leave a note'] : []),
    ];
    const from = { orderStatus: known.orderStatus, commerceStatus: known.commerceStatus };
    const details = {
      from,
      to: { orderStatus, commerceStatus },
      payment: payment?.status ?? null,
      note: Boolean(note),
    };
    if (steps.length === 0) {
      const sentence = `The order is ${known.orderStatus} already: nothing would be written`;
      return { verdict: 'nothing-to-do', code: 'nothing', sentence, details };
    }
    return { verdict: 'would-act', code: 'update-order', sentence: `Would ${steps.join(', ')}`, details };
  }
}
