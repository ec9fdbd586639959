import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetOrderSituation } from '#contracts/queries/order-situation';
import { Answers } from '#messaging/handles';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { OrderSituationReader } from './order-situation.reader';

@Controller()
export class OrderSituationController {
  constructor(
    private readonly reader: OrderSituationReader,
    private readonly configuration: ConfigurationCopy,
  ) {}

  @Answers(GetOrderSituation)
  answer(key: BodyOf<typeof GetOrderSituation>): Promise<ResponseOf<typeof GetOrderSituation>> {
    const store = this.configuration.stores().find(({ id }) => id === key.storeId);
    const connections = store ? [store.commerce, store.payment, store.erp, store.crm] : [];
    return this.reader.read(
      key,
      connections.filter((id): id is string => typeof id === 'string'),
    );
  }
}
