import { runService, startProcess } from '#service/run-service';
import { AppModule } from './app.module';
import { readOrchestratorConfig } from './config';
import { commands, subscriptions } from './messages';

startProcess(() =>
  runService({
    service: 'orchestrator',
    module: AppModule,
    config: readOrchestratorConfig(),
    subscriptions,
    commands,
  }),
);
