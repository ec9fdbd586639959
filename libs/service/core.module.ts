import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import type { ServiceName } from '#contracts/message';
import { systemClock, type Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { openDatabase } from '#platform/database/open-database';
import type { Logger } from '#platform/logging/logger';
import { Metrics } from '#platform/metrics/metrics';
import { Vault } from '#platform/vault/vault';
import { DatabaseCloser } from './database/database-closer';
import { untilDatabaseAnswers } from './database/until-database-answers';
import { KeepFigures } from './figures/keep-figures';
import { Periodic } from './schedule/periodic';
import type { ServiceConfig } from './service-config';
import { ServiceTracer } from './observability/tracing';
import { CLOCK, LOGGER, SERVICE_CONFIG } from './tokens';

export interface CoreOptions {
  readonly service: ServiceName;
  readonly config: ServiceConfig;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Tests switch the timers of periodic work off. */
  readonly timers?: boolean;
}

/** Clock, log, configuration of the process, database, vault, metrics and timers, for every other module. */
@Module({})
export class CoreModule {
  static forService(options: CoreOptions): DynamicModule {
    const { service, config, logger } = options;
    const database: FactoryProvider<Database> = {
      provide: Database,
      useFactory: () => {
        const settings = {
          url: config.DATABASE_URL,
          schema: config.DATABASE_SCHEMA,
          poolSize: config.DATABASE_POOL_SIZE,
          applicationName: `tillbridge ${service}`,
        };
        return untilDatabaseAnswers(() => openDatabase(settings), logger);
      },
    };
    const periodic: FactoryProvider<Periodic> = {
      provide: Periodic,
      inject: [Database],
      useFactory: (opened: Database) => new Periodic(opened, logger, options.timers ?? true),
    };
    const figures: FactoryProvider<KeepFigures> = {
      provide: KeepFigures,
      inject: [Database, Periodic],
      useFactory: (opened: Database, work: Periodic) => {
        const { clock = systemClock, timers = true } = options;
        return new KeepFigures({ database: opened, periodic: work, clock, logger, timers });
      },
    };
    return {
      module: CoreModule,
      global: true,
      providers: [
        { provide: SERVICE_CONFIG, useValue: config },
        { provide: CLOCK, useValue: options.clock ?? systemClock },
        { provide: LOGGER, useValue: logger },
        { provide: Metrics, useFactory: () => new Metrics(service) },
        {
          provide: ServiceTracer,
          inject: [Metrics],
          useFactory: (metrics: Metrics) => new ServiceTracer(service, config, metrics, logger),
        },
        { provide: Vault, useFactory: () => Vault.fromText(config.ENCRYPTION_KEY) },
        database,
        periodic,
        figures,
        {
          provide: DatabaseCloser,
          inject: [Database],
          useFactory: (opened: Database) => new DatabaseCloser(opened),
        },
      ],
      exports: [
        SERVICE_CONFIG,
        CLOCK,
        LOGGER,
        Metrics,
        ServiceTracer,
        Vault,
        Database,
        Periodic,
        KeepFigures,
      ],
    };
  }
}
