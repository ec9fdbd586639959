import { messagingMigrationClasses } from '#messaging/migrations';
import { ConnectionAnswers1764201000000 } from './database/connection-answers.migration';
import { ServiceTables1763000000100 } from './database/service-tables.migration';
import { ServiceFigures1764300100000 } from './figures/figures.migration';

/** What every service needs besides its own tables. */
export const serviceMigrations: readonly Function[] = [
  ...messagingMigrationClasses,
  ServiceTables1763000000100,
  ConnectionAnswers1764201000000,
  ServiceFigures1764300100000,
];
