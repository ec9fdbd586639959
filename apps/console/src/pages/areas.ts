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

interface AreaGroup {
  readonly name: { readonly en: string; readonly de: string };
  readonly areas: readonly Area[];
}

/** The console, in the order of its menu. Each folder of `pages/` stands here once. */
export const areaGroups: readonly AreaGroup[] = [
  { name: { en: 'Sales', de: 'Verkauf' }, areas: [overviewArea, ordersArea, approvalsArea, customersArea] },
  { name: { en: 'Finance', de: 'Finanzen' }, areas: [reconciliationArea, booksArea] },
  { name: { en: 'Rules', de: 'Regeln' }, areas: [workflowsArea, mappingsArea] },
  { name: { en: 'Messages', de: 'Nachrichten' }, areas: [eventsArea, deadLettersArea] },
  {
    name: { en: 'Settings', de: 'Einstellungen' },
    areas: [connectionsArea, storesArea, alertRulesArea, peopleArea, auditArea],
  },
];

export const areas: readonly Area[] = areaGroups.flatMap((group) => group.areas);
