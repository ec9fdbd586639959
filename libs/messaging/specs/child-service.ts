import 'reflect-metadata';
import { Controller } from '@nestjs/common';
import { Pool } from 'pg';
import type { BodyOf } from '#contracts/message';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { waitFor } from '#testing/wait-for';
import { Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { bootService, CoinCounted, CoinDropped, CountCoin } from './test-service';

/** What the test that starts this process tells it, as JSON on the command line. */
export interface ChildOrders {
  readonly brokerUrl: string;
  readonly prefix: string;
  readonly databaseUrl: string;
  /** Where to die, as FAILPOINT would say. */
  readonly failpoint?: string;
  /** Handlers wait until this table has a row. */
  readonly waitForTable?: string;
  /** Every message fails, this way. */
  readonly failing?: 'transient' | 'permanent';
}

const orders = JSON.parse(process.argv[2] ?? '{}') as ChildOrders;
const database = new Database(new Pool({ connectionString: orders.databaseUrl, pipeline: true }));

@Controller()
class CountingConsumer {
  @Handles(CoinDropped, CountCoin)
  async count(body: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    process.send?.({ started: body.coin });
    const { waitForTable, failing } = orders;
    if (failing !== undefined) throw Failure[failing]('coin-stuck', `${body.coin} is stuck`);
    if (waitForTable !== undefined) {
      await waitFor(async () => (await database.query(`SELECT 1 FROM ${waitForTable}`)).count > 0);
    }
    await message.once(async (tx) => {
      await tx.query('INSERT INTO coins (coin) VALUES ($1)', [body.coin]);
      await message.publish(tx, CoinCounted, { coin: body.coin });
    });
  }
}

async function main(): Promise<void> {
  armFailpoints(orders.failpoint, 'test');
  const world = { db: { database }, topology: { prefix: orders.prefix } };
  const app = await bootService(world, [CountingConsumer], { url: orders.brokerUrl, commands: [CountCoin] });
  app.enableShutdownHooks();
}

void main();
