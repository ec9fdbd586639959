import 'reflect-metadata';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { silentLogger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { createApp } from '#service/create-app';
import { AppModule } from '../app.module';
import type { OrchestratorConfig } from '../config';
import { FireTimers } from '../fire-timers/fire-timers.use-case';
import { commands, subscriptions } from '../messages';

/** What the test that starts this process tells it, as JSON on the command line. */
export interface TimerOrders {
  readonly config: OrchestratorConfig;
  readonly now: string;
}

/** A replica that lets the timers go off and dies before the first of them is committed. */
async function main({ config, now }: TimerOrders): Promise<void> {
  const clock = new VirtualClock(new Date(now));
  const app = await createApp({
    service: 'orchestrator',
    module: AppModule,
    subscriptions,
    commands,
    config,
    clock,
    timers: false,
    logger: silentLogger,
  });
  await app.get(ConfigurationCopy).refresh();
  armFailpoints('orchestrator.timer-fired-twice', 'test');
  await app.get(FireTimers, { strict: false }).execute();
}

void main(JSON.parse(process.argv[2] ?? '{}') as TimerOrders);
