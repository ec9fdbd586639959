import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigurationError } from '#platform/config/read-config';
import type { Logger } from '#platform/logging/logger';
import { createPinoLogger } from '#platform/logging/pino-logger';
import { createApp, type AppOptions } from './create-app';

export interface RunOptions extends Omit<AppOptions, 'logger'> {
  readonly logger?: Logger;
  /** Between creation and listening: routes of its own, documentation. */
  readonly prepare?: (app: NestFastifyApplication) => void | Promise<void>;
}

/** How much longer than draining a shutdown may take before the process ends all the same. */
const SHUTDOWN_GRACE_MS = 5_000;

/** Health and metrics over HTTP, messages from the broker, an orderly end on SIGTERM. */
export async function runService(options: RunOptions): Promise<NestFastifyApplication> {
  const { service, config } = options;
  const logger = options.logger ?? createPinoLogger({ service, level: config.LOG_LEVEL });
  const app = await createApp({ ...options, logger });
  await options.prepare?.(app);
  await app.startAllMicroservices();
  await app.listen(config.PORT, config.HOST);
  logger.info({ url: await app.getUrl() }, 'Started');
  stopOnSignals(app, logger, config.DRAIN_TIMEOUT_MS);
  return app;
}

/** For `main.ts`: a configuration that is not complete is told in plain words, without a stack. */
export function startProcess(main: () => Promise<unknown>): void {
  Promise.resolve()
    .then(main)
    .catch((error: unknown) => {
      const text =
        error instanceof ConfigurationError ? error.message : ((error as Error).stack ?? String(error));
      process.stderr.write(`${text}\n`, () => process.exit(1));
    });
}

function stopOnSignals(app: NestFastifyApplication, logger: Logger, drainMs: number): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'Stopping');
    setTimeout(() => {
      logger.error({ signal }, 'Not stopped in time');
      process.exit(1);
    }, drainMs + SHUTDOWN_GRACE_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'Stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
