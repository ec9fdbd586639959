import { randomBytes } from 'node:crypto';
import type { ServiceName } from '#contracts/message';
import {
  createTestService,
  type TestService,
  type TestServiceOptions,
} from '#testing/service/create-test-service';
import { AppModule } from '../app.module';
import { migrations } from '../database/migrations';
import { createGatewayAdapter, prepareGateway } from '../gateway-app';
import { commands, subscriptions } from '../messages';

export const ADMIN_TOKEN = randomBytes(24).toString('hex');
export const PAY_LINK_KEY = randomBytes(24).toString('hex');

export interface TestGateway extends TestService {
  readonly url: string;
  /** Calls the admin API; the admin's token unless another is given. */
  api(
    method: string,
    path: string,
    options?: { body?: unknown; token?: string | null; headers?: Record<string, string> },
  ): Promise<{ status: number; headers: Headers; text: string; body: unknown }>;
}

const NEIGHBOURS: readonly ServiceName[] = ['orchestrator', 'payments', 'cms-sync', 'reconciliation'];

/** The gateway on a database and a topology of its own, listening on a free port. */
export async function createTestGateway(options: Partial<TestServiceOptions> = {}): Promise<TestGateway> {
  const service = await createTestService({
    service: 'gateway',
    module: AppModule,
    subscriptions,
    commands,
    migrations,
    adapter: createGatewayAdapter(false),
    prepare: prepareGateway,
    neighbours: Object.fromEntries(NEIGHBOURS.map((name) => [name, []])),
    ...options,
    config: {
      ADMIN_TOKEN,
      PAY_LINK_KEY,
      WORKFLOWS_DIRECTORY: 'workflows',
      WEBHOOK_BODY_LIMIT: 1_000_000,
      WEBHOOK_RETENTION_DAYS: 30,
      REJECTED_RETENTION_DAYS: 7,
      REJECTED_CAP: 1_000,
      REJECTED_PER_MINUTE: 10_000,
      API_REQUESTS_PER_MINUTE: 100_000,
      // Who settles an action is a test, on a crowded machine; who wants to see it pending says so.
      ACTION_TIMEOUT_MS: 60_000,
      PAYMENT_LINK_MINUTES: 10,
      PAYMENT_LINKS_PER_DAY: 5,
      ...options.config,
    },
  });
  const url = await service.app.getUrl();
  return {
    ...service,
    url,
    api: async (method, path, { body, token = ADMIN_TOKEN, headers = {} } = {}) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: /json/.test(response.headers.get('content-type') ?? '')
          ? (JSON.parse(text) as unknown)
          : undefined,
      };
    },
  };
}
