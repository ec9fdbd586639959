import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Logger } from '#platform/logging/logger';
import type { ConfigurationCopy } from './configuration-copy';

const INTERVAL_MS = 1_000;

/** The event reaches one replica; the others see the version in the table rise. */
export class ConfigurationRefresher implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly copy: ConfigurationCopy,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh(), INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async refresh(): Promise<void> {
    await this.copy
      .refresh()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'The configuration could not be read'));
  }
}
