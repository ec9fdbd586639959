import type { OnApplicationShutdown } from '@nestjs/common';
import type { Database } from '#platform/database/database';

/** Last of all: messages and requests in flight have been finished by then. */
export class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
