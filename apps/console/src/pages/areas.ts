import type { Area } from '../shell/navigation';
import { alertRulesArea } from './alert-rules/area';
import { approvalsArea } from './approvals/area';
import { auditArea } from './audit/area';
import { booksArea } from './books/area';
import { connectionsArea } from './connections/area';
import { customersArea } from './customers/area';
import { deadLettersArea } from './dead-letters/area';
import { eventsArea } from './events/area';
import { mappingsArea } from './mappings/area';
import { ordersArea } from './orders/area';
import { overviewArea } from './overview/area';
import { peopleArea } from './people/area';
import { reconciliationArea } from './reconciliation/area';
import { storesArea } from './stores/area';
import { workflowsArea } from './workflows/area';

/** The console, in the order of its menu. Each folder of `pages/` is one line here. */
export const areas: readonly Area[] = [
  overviewArea,
  ordersArea,
  approvalsArea,
  customersArea,
  workflowsArea,
  mappingsArea,
  eventsArea,
  deadLettersArea,
  reconciliationArea,
  booksArea,
  connectionsArea,
  storesArea,
  alertRulesArea,
  peopleArea,
  auditArea,
];
