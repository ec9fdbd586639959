import { Counterfactuals1764200000000 } from './counterfactuals.migration';
import { EventCauses1795280000000 } from './event-causes.migration';
import { Expectations1795275600000 } from './expectations.migration';
import { Operations1764100000000 } from './operations.migration';
import { OrchestratorTables1763100000000 } from './orchestrator-tables.migration';
import { RunDataAsText1764000000000 } from './run-data-as-text.migration';
import { RunLists1795274200000 } from './run-lists.migration';
import { EndedRuns1795278000000 } from './ended-runs.migration';

/** The service's own tables, in order. */
export const migrations = [
  OrchestratorTables1763100000000,
  RunDataAsText1764000000000,
  Operations1764100000000,
  Counterfactuals1764200000000,
  RunLists1795274200000,
  Expectations1795275600000,
  EndedRuns1795278000000,
  EventCauses1795280000000,
];
