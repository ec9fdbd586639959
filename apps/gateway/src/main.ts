import 'reflect-metadata';
import { runService, startProcess } from '#service/run-service';
import { AppModule } from './app.module';
import { readConfig } from './config';
import { createGatewayAdapter, prepareGateway } from './gateway-app';
import { commands, subscriptions } from './messages';

startProcess(() =>
  runService({
    service: 'gateway',
    module: AppModule,
    subscriptions,
    commands,
    config: readConfig(),
    adapter: createGatewayAdapter(),
    prepare: prepareGateway,
    readyWithoutBroker: true,
  }),
);
