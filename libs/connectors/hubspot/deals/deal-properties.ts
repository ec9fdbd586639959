import type { CrmDeal } from '#connectors/kit/crm-port';
import { moneyToDecimal } from '#platform/money/money-decimal';
import type { HubSpotSettings } from '../settings';

export function dealProperties(deal: CrmDeal, settings: HubSpotSettings): Record<string, string> {
  const { currency } = deal.total;
  return {
    dealname: deal.number,
    pipeline: settings.pipeline,
    dealstage: settings.stages[deal.stage],
    amount: moneyToDecimal(deal.total),
    closedate: deal.placedAt.toISOString(),
    /** An account without that currency refuses it. */
    ...(settings.multipleCurrencies && { deal_currency_code: currency }),
    tillbridge_currency: currency,
    tillbridge_payment_status: deal.paymentStatus,
    tillbridge_captured: moneyToDecimal(deal.captured),
    tillbridge_refunded: moneyToDecimal(deal.refunded),
    tillbridge_open_disputes: String(deal.openDisputes),
  };
}
