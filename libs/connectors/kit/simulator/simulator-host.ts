import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { FaultPlan } from './fault-plan';
import { installFaults } from './fault-hooks';
import { RequestLog } from './request-log';
import type { Simulator } from './simulator';

const BODY_LIMIT = 4 * 1024 * 1024;

/** A simulator on its own Fastify instance, with the faults and the request log that every simulator has. */
export class SimulatorHost {
  readonly faults = new FaultPlan();
  readonly requests = new RequestLog();
  private readonly app: FastifyInstance;

  private constructor(readonly simulator: Simulator) {
    this.app = fastify({
      bodyLimit: BODY_LIMIT,
      forceCloseConnections: true,
      routerOptions: { maxParamLength: 500 },
    });
  }

  static async create(simulator: Simulator): Promise<SimulatorHost> {
    const host = new SimulatorHost(simulator);
    host.app.addHook('onResponse', (request, reply, done) => {
      const { method, url } = request;
      host.requests.add({ at: new Date().toISOString(), method, url, status: reply.statusCode });
      done();
    });
    installFaults(host.app, host.faults, simulator);
    await simulator.register(host.app);
    return host;
  }

  /** Listens and returns the base URL. Port 0 takes a free one. */
  async listen(port: number, hostname: string): Promise<string> {
    return this.app.listen({ port, host: hostname });
  }

  reset(): void {
    this.faults.clear();
    this.requests.clear();
    this.simulator.webhookFaults?.clear();
    this.simulator.reset();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.simulator.close();
  }
}
