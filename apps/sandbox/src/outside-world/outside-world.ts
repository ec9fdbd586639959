import type { FastifyInstance } from 'fastify';
import { mountControlApi } from '#connectors/kit/simulator/control-api';
import { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import { SimulatorHost } from '#connectors/kit/simulator/simulator-host';
import { SimulatorStore, type Collection } from '#connectors/kit/simulator/simulator-store';
import { systemClock } from '#platform/clock/clock';
import type { SandboxConfig } from '../config';
import { createSimulators, type SimulatedSystems } from './simulators';

export interface OpenSystem {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly port: number;
}

/** All simulated systems, each listening on a port of its own, on one clock that survives a restart. */
export class OutsideWorld {
  readonly clock: SimulatorClock;
  readonly systems: SimulatedSystems;
  /** Filled by `open`. */
  readonly addresses: OpenSystem[] = [];
  private readonly hosts: SimulatorHost[] = [];
  private readonly store: SimulatorStore;
  private readonly clockState: Collection<{ readonly aheadMs: number }>;

  constructor(private readonly config: SandboxConfig) {
    this.store = new SimulatorStore({ name: 'sandbox', directory: config.SANDBOX_DATA_DIR });
    this.clockState = this.store.collection('clock');
    this.clock = new SimulatorClock(systemClock, this.clockState.get('clock')?.aheadMs ?? 0);
    this.clock.onAdvance(() => {
      this.clockState.set('clock', { aheadMs: this.clock.ahead });
    });
    this.systems = createSimulators(config, this.clock);
  }

  /** Starts listening and mounts the control API. */
  async open(control: FastifyInstance): Promise<void> {
    for (const { title, port, simulator } of this.systems.all) {
      const host = await SimulatorHost.create(simulator);
      this.hosts.push(host);
      const url = await host.listen(port, this.config.HOST);
      this.addresses.push({ name: simulator.name, title, url, port: Number(new URL(url).port) });
    }
    await mountControlApi(control, this.hosts, this.clock);
  }

  async close(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.close()));
    this.store.close();
  }
}
