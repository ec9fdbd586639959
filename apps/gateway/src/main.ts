import 'reflect-metadata';
import { runService, startProcess } from '#service/run-service';
import { AppModule } from './app.module';
import { readConfig } from './config';
import { createGatewayAdapter, prepareGateway } from './gateway-app';
import { commands, subscriptions } from './messages';
import { collectRarely } from './rare-collections';

startProcess(() => {
  const config = readConfig();
  return runService({
    service: 'gateway',
    module: AppModule,
    subscriptions,
    commands,
    config,
    adapter: createGatewayAdapter(config.GATEWAY_TRUST_PROXY),
    prepare: async (app) => {
      await prepareGateway(app);
      collectRarely();
    },
    readyWithoutBroker: true,
  });
});
