import {
  Module,
  type DynamicModule,
  type FactoryProvider,
  type INestApplicationContext,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DeadLetters } from './dead-letters/dead-letters';
import { Messaging } from './messaging';
import { MessagingServer } from './messaging-server';
import type { MessagingOptions } from './options';
import { Courier } from './outbox/courier';
import { Outbox } from './outbox/outbox';
import { Relay } from './outbox/relay';
import { QueryClient } from './query-client';
import { MessagingStatus } from './status';
import { Previews } from './inspection/previews';
import { QueueDepths } from './topology/queue-depths';

export interface MessagingAsyncOptions<D extends unknown[]> extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: NonNullable<FactoryProvider['inject']>;
  /** Called with what `inject` names, in that order. */
  readonly useFactory: (...dependencies: D) => MessagingOptions | Promise<MessagingOptions>;
}

/**
 * Provides Outbox, QueryClient, Relay, Courier, DeadLetters, MessagingStatus, Previews and QueueDepths. Publishing starts with the application; consuming when
 * `messagingStrategy(app)` is connected and the microservices are started. The database must stay open until
 * `onModuleDestroy` of this module has resolved: close it in `onApplicationShutdown`.
 */
@Module({})
export class MessagingModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly messaging: Messaging) {}

  static forService(options: MessagingOptions): DynamicModule {
    return MessagingModule.forServiceAsync({ useFactory: () => options });
  }

  static forServiceAsync<D extends unknown[]>(options: MessagingAsyncOptions<D>): DynamicModule {
    const messaging: FactoryProvider<Messaging> = {
      provide: Messaging,
      inject: options.inject ?? [],
      useFactory: async (...dependencies) => new Messaging(await options.useFactory(...(dependencies as D))),
    };
    const parts: FactoryProvider[] = [
      { provide: Outbox, inject: [Messaging], useFactory: (all: Messaging) => all.outbox },
      { provide: QueryClient, inject: [Messaging], useFactory: (all: Messaging) => all.queries },
      { provide: Relay, inject: [Messaging], useFactory: (all: Messaging) => all.relay },
      { provide: Courier, inject: [Messaging], useFactory: (all: Messaging) => all.courier },
      { provide: DeadLetters, inject: [Messaging], useFactory: (all: Messaging) => all.deadLetters },
      { provide: MessagingStatus, inject: [Messaging], useFactory: (all: Messaging) => all.status },
      { provide: Previews, inject: [Messaging], useFactory: (all: Messaging) => all.previews },
      { provide: QueueDepths, inject: [Messaging], useFactory: (all: Messaging) => all.depths },
    ];
    return {
      module: MessagingModule,
      global: true,
      imports: options.imports ?? [],
      providers: [messaging, MessagingServer, ...parts],
      exports: [
        MessagingServer,
        Outbox,
        QueryClient,
        Relay,
        Courier,
        DeadLetters,
        MessagingStatus,
        Previews,
        QueueDepths,
      ],
    };
  }

  onApplicationBootstrap(): void {
    this.messaging.startPublishing();
  }

  async onModuleDestroy(): Promise<void> {
    await this.messaging.stop();
  }
}

/** For `app.connectMicroservice({ strategy: messagingStrategy(app) })`, before `app.startAllMicroservices()`. */
export function messagingStrategy(app: INestApplicationContext): MessagingServer {
  return app.get(MessagingServer, { strict: false });
}
