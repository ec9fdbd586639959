import fastify from 'fastify';
import { mountControlApi } from './control-api';
import type { FaultPlan } from './fault-plan';
import type { Simulator } from './simulator';
import type { SimulatorClock } from './simulator-clock';
import { SimulatorHost } from './simulator-host';

export interface SimulatorServerOptions {
  /** Port of the control API; 0 (the default) takes a free one. */
  readonly port?: number;
  /** Port of each simulator by name; a free one where none is given. */
  readonly ports?: Readonly<Record<string, number>>;
  /** The clock that `/_control/clock/advance` moves; give the same to the simulators. */
  readonly clock?: SimulatorClock;
}

export interface SimulatorServer {
  /** Where the control API listens. */
  readonly controlUrl: string;
  /** Base URL of a simulator, without a trailing slash. */
  url(name: string): string;
  faults(name: string): FaultPlan;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Starts simulators in this process, each on a port of its own, for tests. */
export async function startSimulatorServer(
  simulators: readonly Simulator[],
  options: SimulatorServerOptions = {},
): Promise<SimulatorServer> {
  const hosts = new Map<string, { readonly host: SimulatorHost; readonly url: string }>();
  for (const simulator of simulators) {
    const host = await SimulatorHost.create(simulator);
    const url = await host.listen(options.ports?.[simulator.name] ?? 0, LOOPBACK);
    hosts.set(simulator.name, { host, url });
  }
  const control = fastify({ forceCloseConnections: true });
  await mountControlApi(
    control,
    [...hosts.values()].map(({ host }) => host),
    options.clock,
  );
  const controlUrl = await control.listen({ port: options.port ?? 0, host: LOOPBACK });
  const hosted = (name: string): { readonly host: SimulatorHost; readonly url: string } => {
    const found = hosts.get(name);
    if (!found) throw new Error(`no simulator "${name}" was started`);
    return found;
  };
  return {
    controlUrl,
    url: (name) => hosted(name).url,
    faults: (name) => hosted(name).host.faults,
    close: async () => {
      await control.close();
      for (const { host } of hosts.values()) await host.close();
    },
  };
}
