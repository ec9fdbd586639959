import { afterSaleAlertRules } from './after-sale-alert-rules';
import type { AlertChange, AlertRule } from './alert-rule';
import { saleAlertRules } from './sale-alert-rules';

const rulesByEvent = new Map<string, AlertRule[]>();
for (const rule of [...saleAlertRules, ...afterSaleAlertRules]) {
  rulesByEvent.set(rule.event, [...(rulesByEvent.get(rule.event) ?? []), rule]);
}

/** What a fact does to alerts: to most of them nothing. */
export const alertChanges = (event: string, body: object, eventId: string): AlertChange[] =>
  (rulesByEvent.get(event) ?? []).flatMap(({ react }) => react(body, eventId));
