import { once } from 'node:events';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { testConfig } from '#testing/config';
import { startTypeScript } from '#testing/start-typescript';
import { waitFor } from '#testing/wait-for';
import type { ChildOrders } from './child-service';
import type { World } from './test-service';

/** A process that compiles what it loads, on a machine with much else to do. */
export const STARTUP_MS = 90_000;

/** Services in processes of their own, which may be killed or told where to die. */
export class MortalServices {
  private readonly children: ChildProcess[] = [];

  constructor(private readonly world: World) {}

  start(orders: Partial<ChildOrders> = {}): ChildProcess {
    const complete: ChildOrders = {
      brokerUrl: testConfig.brokerUrl,
      prefix: this.world.topology.prefix,
      databaseUrl: this.world.db.url,
      ...orders,
    };
    const child = startTypeScript(join(__dirname, 'child-service.ts'), JSON.stringify(complete));
    this.children.push(child);
    return child;
  }

  /** Starts one that is killed at this place, on the first time. */
  startDoomed(failpoint: string, orders: Partial<ChildOrders> = {}): ChildProcess {
    return this.start({ ...orders, failpoint: `${failpoint}:1:1:kill` });
  }

  dead(child: ChildProcess): Promise<true> {
    return waitFor(() => child.signalCode === 'SIGKILL', {
      deadlineMs: STARTUP_MS,
      what: 'the failpoint to kill',
    });
  }

  async killAll(): Promise<void> {
    for (const child of this.children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
}
