import { Injectable } from '@nestjs/common';
import type { Order } from '#contracts/models/order';
import type { Store } from '#contracts/models/configuration';
import { compileMapping } from '#mapping/document/compile-mapping';
import type { Mapping } from '#mapping/document/mapping';
import { toMappingFailure } from '#mapping/fault';
import { presentLines, type PresentedLine } from '#mapping/lines/present-lines';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { ORDER_TO_PAYMENT, orderInput, PaymentMappings } from './payment-mappings';

/** Everything the provider is told when a payment is made; kept with the operation and sent unchanged when it is repeated. */
export interface PaymentParameters {
  readonly total: Order['total'];
  readonly captureMode: 'automatic' | 'manual';
  /** Several captures are wished for; left out where they are not. */
  readonly multicapture?: true | undefined;
  /** The provider's key of a known customer. */
  readonly customerId?: string | undefined;
  readonly lines: readonly PresentedLine[];
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly mapped: Readonly<Record<string, unknown>>;
}

/** Orders become parameters through a mapping document: the connector's, with the store's fields in place of its own. */
@Injectable()
export class PaymentParametersBuilder {
  private readonly compiled = new Map<string, { readonly version: number; readonly mapping: Mapping }>();

  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly mappings: PaymentMappings,
  ) {}

  /** @throws Failure mapping, naming the field. */
  async build(order: Order, store: Store): Promise<PaymentParameters> {
    const mapping = await this.mappingOf(store);
    const mapped = await mapping.apply(orderInput(order, store));
    if (!mapped.ok) throw toMappingFailure(mapped.error);
    return {
      total: order.total,
      captureMode: store.capture.mode,
      ...(store.capture.mode === 'manual' && store.capture.byShipment ? { multicapture: true as const } : {}),
      lines: presentLines(order),
      successUrl: store.urls.success,
      cancelUrl: store.urls.cancel,
      mapped: mapped.value,
    };
  }

  private async mappingOf(store: Store): Promise<Mapping> {
    const version = this.configuration.version();
    const known = this.compiled.get(store.id);
    if (known?.version === version) return known.mapping;
    const document = await this.mappings.documentFor(store);
    const compiled = compileMapping(document, this.mappings.overridesOf(store));
    if (!compiled.ok) {
      const faults = compiled.error.map((fault) => `${fault.path}: ${fault.message}`).join('; ');
      throw Failure.mapping(
        'invalid-mapping',
        `The mapping ${ORDER_TO_PAYMENT} of ${store.id} is at fault: ${faults}`,
        {
          details: { faults: compiled.error },
          suggestion: `Correct mappings["${ORDER_TO_PAYMENT}"] of the store and apply the configuration again.`,
        },
      );
    }
    this.compiled.set(store.id, { version, mapping: compiled.value });
    return compiled.value;
  }
}
