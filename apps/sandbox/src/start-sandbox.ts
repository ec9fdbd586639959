import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '#platform/logging/logger';
import { NestLogger } from '#platform/logging/nest-logger';
import { AppModule } from './app.module';
import { SimulatedBank } from './bank/simulated-bank';
import type { SandboxConfig } from './config';
import { MailCatcher } from './mail/mail-catcher';
import { Mailbox } from './mail/mailbox';
import { OutsideWorld } from './outside-world/outside-world';

export interface Sandbox {
  /** Base URL of pages and control API. */
  readonly url: string;
  readonly smtpPort: number;
  readonly world: OutsideWorld;
  close(): Promise<void>;
}

/** Everything listens when this resolves. */
export async function startSandbox(config: SandboxConfig, logger: Logger): Promise<Sandbox> {
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const world = app.get(OutsideWorld);
  await world.open(adapter.getInstance<FastifyInstance>());
  const smtpPort = await app.get(MailCatcher).listen(config.SMTP_PORT, config.HOST);
  await app.listen(config.PORT, config.HOST);
  const url = await app.getUrl();
  const systems = Object.fromEntries(world.addresses.map((address) => [address.name, address.url]));
  logger.info({ url, systems, smtpPort }, 'Started');
  return {
    url,
    smtpPort,
    world,
    close: async () => {
      await app.close();
      await app.get(MailCatcher).close();
      await world.close();
      app.get(Mailbox).close();
      app.get(SimulatedBank).close();
    },
  };
}
