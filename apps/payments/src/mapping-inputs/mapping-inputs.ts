import { Inject, Injectable } from '@nestjs/common';
import type { Order } from '#contracts/models/order';
import type { Store } from '#contracts/models/configuration';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import type { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { MappingInputRepository } from '../database/mapping-input.repository';
import { ORDER_TO_PAYMENT, orderInput } from '../outside/payment-mappings';
import { maskInput } from './mask-input';

/** An order so long is rare; leaving it out bounds what is kept. */
const LONGEST_INPUT = 200_000;
/** How the codes of a value that could not be mapped begin. */
const MAPPING_CODE = 'mapping-';

/** Keeps what mappings are given, so that a new document can be tried on it before it is published. */
@Injectable()
export class MappingInputs {
  constructor(
    private readonly database: Database,
    private readonly inputs: MappingInputRepository,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  async note(tx: Tx, order: Order, store: Store): Promise<void> {
    if (this.config.MAPPING_INPUT_DAYS === 0) return;
    const { input, masked } = maskInput(orderInput(order, store));
    if (JSON.stringify(input).length > LONGEST_INPUT) return;
    const { storeId, orderId, customer } = order;
    await this.inputs.save(tx, {
      ...{ mappingId: ORDER_TO_PAYMENT, storeId, orderId, customerId: customer.customerId ?? null },
      ...{ input, masked, recordedAt: this.clock.now() },
    });
  }

  /** What the document fails on is noted as well: the next one may mend it. Other failures are none of the mapping's. */
  async noteFailed(order: Order, { code, failureClass }: Failure): Promise<void> {
    if (failureClass !== 'mapping' || !code.startsWith(MAPPING_CODE)) return;
    const store = this.configuration.store(order.storeId);
    await this.database.transaction((tx) => this.note(tx, order, store));
  }
}
