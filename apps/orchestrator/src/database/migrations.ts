import { OrchestratorTables1763100000000 } from './orchestrator-tables.migration';

/** The service's own tables, in order. */
export const migrations = [OrchestratorTables1763100000000];
