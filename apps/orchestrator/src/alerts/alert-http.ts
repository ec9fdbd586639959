import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpClient } from '#connectors/kit/http/http-client';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { Clock } from '#platform/clock/clock';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';

const MAX_CLIENTS = 100;

/** Posts to webhooks of stores: one client per host, so that a host that keeps failing is left alone for a while. */
@Injectable()
export class AlertHttp implements OnModuleDestroy {
  private readonly clients = new Map<string, HttpClient>();

  constructor(
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async post(url: string, body: string, headers: object): Promise<void> {
    const { origin, pathname, search } = new URL(url);
    const answer = await this.clientOf(origin).send('POST', pathname + search, {
      text: { body, contentType: 'application/json' },
      headers: headers as Record<string, string>,
    });
    if (!answer.ok) throw statusFailure(answer, this.clock.now());
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private clientOf(origin: string): HttpClient {
    const known = this.clients.get(origin);
    if (known) return known;
    const [oldest] = this.clients.keys();
    if (oldest !== undefined && this.clients.size >= MAX_CLIENTS) {
      void this.clients.get(oldest)?.close();
      this.clients.delete(oldest);
    }
    const client = new HttpClient({
      system: 'Alert webhook',
      baseUrl: origin,
      concurrency: 4,
      environment: this.configuration.environment(),
    });
    this.clients.set(origin, client);
    return client;
  }
}
