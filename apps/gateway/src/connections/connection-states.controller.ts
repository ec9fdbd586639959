import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import type { ConnectionState } from '#contracts/models/connection-state';
import { CONNECTION_QUERIES, type ConnectionOwner } from '#contracts/queries/connections';
import { QueryClient } from '#messaging/query-client';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { LastWebhooks } from './last-webhooks';
import { ReadConnections } from './read-connections';

const StateSchema = z.object({
  connectionId: z.string(),
  /** `unknown`: nobody has called it yet. */
  state: z.enum(['healthy', 'degraded', 'unknown']),
  since: z.iso.datetime().nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  lastAnswerAt: z.iso.datetime().nullable().describe('When the outside system last answered a call'),
  lastWebhookAt: z.iso.datetime().nullable().describe('Among the newest five thousand webhooks'),
});
type StateView = z.output<typeof StateSchema>;

/** How the connections stand, as far as the services that use them answer. */
@Controller('api/v1/connection-states')
export class ConnectionStatesController {
  constructor(
    private readonly read: ReadConnections,
    private readonly queries: QueryClient,
    private readonly lastWebhooks: LastWebhooks,
  ) {}

  @Get()
  @Endpoint({
    tag: 'Configuration',
    summary: 'Health and last traffic of every connection.',
    role: 'viewer',
    response: z.object({
      items: z.array(StateSchema),
      silent: z.array(z.string()).describe('Services that did not answer: what they know is missing'),
    }),
  })
  async list(@CurrentActor() actor: Actor) {
    const services = Object.keys(CONNECTION_QUERIES) as ConnectionOwner[];
    const [connections, webhooks, ...answers] = await Promise.all([
      this.read.list(actor),
      this.lastWebhooks.byConnection(),
      ...services.map((service) => this.states(service)),
    ]);
    const states = answers.flatMap((answer) => answer ?? []);
    return {
      items: connections.map(({ id }) => ({
        connectionId: id,
        ...together(states.filter(({ connectionId }) => connectionId === id)),
        lastWebhookAt: webhooks.get(id)?.toISOString() ?? null,
      })),
      silent: services.filter((_service, index) => answers[index] === undefined),
    };
  }

  private async states(service: ConnectionOwner): Promise<readonly ConnectionState[] | undefined> {
    try {
      return (await this.queries.ask(CONNECTION_QUERIES[service].states, {})).items;
    } catch {
      return undefined;
    }
  }
}

/** Several services may use one connection: the worst of what they say. */
function together(states: readonly ConnectionState[]): Omit<StateView, 'connectionId' | 'lastWebhookAt'> {
  const worst = states.find(({ state }) => state === 'degraded') ?? states[0];
  const answers = states.flatMap(({ lastAnswerAt }) => lastAnswerAt ?? []).sort();
  return {
    state: worst?.state ?? 'unknown',
    since: worst?.since ?? null,
    code: worst?.code ?? null,
    message: worst?.message ?? null,
    lastAnswerAt: answers.at(-1) ?? null,
  };
}
