import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { messagingStrategy } from '#messaging/messaging.module';
import { NestLogger } from '#platform/logging/nest-logger';
import { ServiceModule, type ServiceOptions } from './service.module';

export interface AppOptions extends ServiceOptions {
  readonly module: Type | DynamicModule;
  /** Another adapter than the plain one, for a service with more than health and metrics. */
  readonly adapter?: FastifyAdapter;
}

@Module({})
class RootModule {}

/** The application with its handlers connected, not yet listening. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const root: DynamicModule = {
    module: RootModule,
    imports: [ServiceModule.forService(options), options.module],
  };
  const adapter = options.adapter ?? new FastifyAdapter({ forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(options.logger),
    abortOnError: false,
  });
  app.connectMicroservice({ strategy: messagingStrategy(app) });
  return app;
}
