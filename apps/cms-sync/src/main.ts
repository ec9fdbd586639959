import 'reflect-metadata';
import { runService, startProcess } from '#service/run-service';
import { AppModule } from './app.module';
import { readConfig } from './config';
import { commands, subscriptions } from './messages';

startProcess(() =>
  runService({ service: 'cms-sync', module: AppModule, subscriptions, commands, config: readConfig() }),
);
