import 'reflect-metadata';
import { ConfigurationError } from '#platform/config/read-config';
import { createPinoLogger } from '#platform/logging/pino-logger';
import { readConfig } from './config';
import { startSandbox } from './start-sandbox';

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createPinoLogger({ service: 'sandbox', level: config.LOG_LEVEL });
  const sandbox = await startSandbox(config, logger);
  const stop = (signal: string): void => {
    logger.info({ signal }, 'Stopping');
    sandbox.close().then(
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

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigurationError ? error.message : ((error as Error).stack ?? String(error));
  process.stderr.write(`${text}\n`, () => process.exit(1));
});
