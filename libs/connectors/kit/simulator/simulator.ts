import type { FastifyInstance } from 'fastify';
import type { WebhookFaults } from './webhook-faults';

/** How a simulated system words an error, so that an injected fault looks like its own. */
export interface ErrorAnswer {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * One outside system, simulated from its vendor's documents. Each lives on a Fastify instance (and port) of its own.
 * Factories are named `create<System>Simulator(options)`.
 */
export interface Simulator {
  /** The name under `/_control/{name}` and in `SimulatorServer.url(name)`. */
  readonly name: string;
  /** Adds the system's routes, parsers and error handler. */
  register(app: FastifyInstance): void | Promise<void>;
  /** What happened and what is: the ledger that tests and judges read. Must be JSON. */
  state(): unknown;
  /** Back to the world as it was at the very first start. */
  reset(): void;
  close(): Promise<void>;
  /** Further control routes, mounted below `/_control/{name}`. */
  control?(app: FastifyInstance): void | Promise<void>;
  /** What the control API may do to outgoing webhooks. */
  readonly webhookFaults?: WebhookFaults;
  /** The system's own wording of an error status; without it a plain JSON message is sent. */
  errorAnswer?(status: number, code: string | undefined): ErrorAnswer;
}
