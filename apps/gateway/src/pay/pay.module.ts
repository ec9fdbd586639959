import { Module } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import { QueryClient } from '#messaging/query-client';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';
import { LeadToCheckout } from './lead-to-checkout.use-case';
import { PayController } from './pay.controller';

/** `GET /pay/{token}`. */
@Module({
  controllers: [PayController],
  providers: [
    {
      provide: LeadToCheckout,
      inject: [Database, Outbox, QueryClient, CLOCK, SERVICE_CONFIG],
      useFactory: (
        database: Database,
        outbox: Outbox,
        queries: QueryClient,
        clock: Clock,
        config: GatewayConfig,
      ) => new LeadToCheckout(database, outbox, queries, clock, config.PAY_LINK_KEY),
    },
  ],
})
export class PayModule {}
