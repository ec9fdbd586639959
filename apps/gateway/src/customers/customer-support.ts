import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import type { ConnectorRegistry } from '#service/connectors/connectors';
import { CONNECTOR_REGISTRY } from '../tokens';

/** Customers reach a CRM in a way of their own. */
const SIDES = ['commerce', 'payment', 'erp'] as const;

export const UnsupportedSystemSchema = z.object({
  connectionId: IdSchema,
  side: z.enum(SIDES),
  code: z.literal('not-supported'),
  /** Why, in words. */
  message: z.string(),
});
export type UnsupportedSystem = z.output<typeof UnsupportedSystemSchema>;

/** Which systems of a store keep no record of its customers that could be kept in step. */
@Injectable()
export class CustomerSupport {
  constructor(
    @Inject(CONNECTOR_REGISTRY) private readonly registry: ConnectorRegistry,
    private readonly configuration: ConfigurationCopy,
  ) {}

  async missing(storeId: string): Promise<UnsupportedSystem[]> {
    const store = this.configuration.stores().find(({ id }) => id === storeId);
    if (!store) return [];
    const found: UnsupportedSystem[] = [];
    for (const side of SIDES) {
      const connectionId = store[side];
      if (connectionId === null) continue;
      const connector = await this.registry[this.configuration.connection(connectionId).system]?.();
      if (!connector || connector.customers) continue;
      const message =
        connector.customersNotSupported ??
        `${connector.manifest.displayName} keeps no customers that could be kept in step.`;
      found.push({ connectionId, side, code: 'not-supported', message });
    }
    return found;
  }
}
