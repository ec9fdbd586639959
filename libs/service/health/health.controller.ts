import { Controller, Get, Header, Inject } from '@nestjs/common';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import { MessagingStatus } from '#messaging/status';
import { Database } from '#platform/database/database';
import { Metrics } from '#platform/metrics/metrics';
import { ConfigurationCopy } from '../configuration/configuration-copy';
import { READY_WITHOUT_BROKER } from './readiness';

/** For the orchestrator of containers and for Prometheus; carries no secrets and needs no login. */
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly messaging: MessagingStatus,
    private readonly configuration: ConfigurationCopy,
    private readonly metrics: Metrics,
    @Inject(READY_WITHOUT_BROKER) private readonly readyWithoutBroker: boolean,
  ) {}

  /** The process runs; trouble of others is no reason to restart it. */
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  // What the library would say about it for the documentation is not worth loading that library in every service.
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  ready() {
    return this.health.check([
      () => this.databaseHealth(),
      () => this.messagingHealth(),
      () => this.configured(),
    ]);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metricsText(): Promise<string> {
    return this.metrics.text();
  }

  private async databaseHealth(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database');
    try {
      await this.database.query('SELECT 1');
      return indicator.up();
    } catch (error) {
      return indicator.down({ reason: (error as Error).message });
    }
  }

  private messagingHealth(): HealthIndicatorResult {
    const indicator = this.indicators.check('messaging');
    const { publishing, receiving, topologyFaults } = this.messaging.snapshot();
    const facts = { publishing, receiving, topologyFaults: [...topologyFaults] };
    const connected = (publishing === 'up' || publishing === 'blocked') && receiving;
    return connected || this.readyWithoutBroker ? indicator.up(facts) : indicator.down(facts);
  }

  private configured(): HealthIndicatorResult {
    return this.indicators.check('configuration').up({ version: this.configuration.version() });
  }
}
