import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { untilDatabaseAnswers } from '#service/database/until-database-answers';
import { CLOCK, LOGGER } from '#service/tokens';
import { PostingTableRepository } from '../database/posting-table.repository';
import { POSTING_TABLE, POSTING_TABLE_VERSION } from '../domain/posting-table';

/** Writes down the table that this release books by, so that evidence has it when a later release books by another. */
@Injectable()
export class KeepPostingTable implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly tables: PostingTableRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return untilDatabaseAnswers(
      () => this.tables.keep(this.database, POSTING_TABLE_VERSION, POSTING_TABLE, this.clock.now()),
      this.logger,
    );
  }
}
