import { runService, startProcess } from '#service/run-service';
import { AppModule } from './app.module';
import { readPaymentsConfig } from './config';
import { commands, subscriptions } from './messages';

startProcess(() =>
  runService({
    service: 'payments',
    module: AppModule,
    config: readPaymentsConfig(),
    subscriptions,
    commands,
  }),
);
