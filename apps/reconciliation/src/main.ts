import { runService, startProcess } from '#service/run-service';
import { AppModule } from './app.module';
import { readReconciliationConfig } from './config';
import { commands, subscriptions } from './messages';

startProcess(() =>
  runService({
    service: 'reconciliation',
    module: AppModule,
    config: readReconciliationConfig(),
    subscriptions,
    commands,
  }),
);
