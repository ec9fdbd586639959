import { defineQuery, type ServiceName } from '../message';
import { z } from 'zod';
import { IdSchema } from '../models/common';
import {
  AuthorizationFiguresSchema,
  FigureRangeSchema,
  MoneyFiguresSchema,
  OrderFiguresSchema,
  PaymentFiguresSchema,
  ReconciliationFiguresSchema,
  RunFiguresSchema,
  ServiceFiguresSchema,
} from '../models/figures';

export const GetOrderFigures = defineQuery(
  'cms-sync',
  'get-order-figures',
  1,
  'Orders over time, by when they were placed.',
  FigureRangeSchema,
  OrderFiguresSchema,
);
export const GetMoneyFigures = defineQuery(
  'reconciliation',
  'get-money-figures',
  1,
  "Money over time: the movements of the provider's balance.",
  FigureRangeSchema,
  MoneyFiguresSchema,
);
export const GetPaymentFigures = defineQuery(
  'payments',
  'get-payment-figures',
  1,
  'Payments over time, by when they were begun and what became of them.',
  FigureRangeSchema,
  PaymentFiguresSchema,
);
export const GetRunFigures = defineQuery(
  'orchestrator',
  'get-run-figures',
  1,
  'Runs of workflows over time, by when they started and what became of them.',
  FigureRangeSchema,
  RunFiguresSchema,
);
export const GetAuthorizationFigures = defineQuery(
  'payments',
  'get-authorization-figures',
  1,
  'Open authorisations and which are lost soon.',
  z.object({ storeIds: z.array(IdSchema).nullable() }),
  AuthorizationFiguresSchema,
);
export const GetReconciliationFigures = defineQuery(
  'reconciliation',
  'get-reconciliation-figures',
  1,
  'What does not agree: open exceptions, payouts by state, what the ERP has not taken.',
  z.object({ storeIds: z.array(IdSchema).nullable() }),
  ReconciliationFiguresSchema,
);

const serviceFigures = <S extends ServiceName>(service: S) =>
  defineQuery(
    service,
    'get-service-figures',
    1,
    'How the messages and outside calls of the service went, and how full its queues are. Of all stores.',
    FigureRangeSchema.omit({ storeIds: true }),
    ServiceFiguresSchema,
  );
export const GatewayFigures = serviceFigures('gateway');
export const OrchestratorFigures = serviceFigures('orchestrator');
export const PaymentsFigures = serviceFigures('payments');
export const CmsSyncFigures = serviceFigures('cms-sync');
export const ReconciliationServiceFigures = serviceFigures('reconciliation');

export const SERVICE_FIGURES = {
  gateway: GatewayFigures,
  orchestrator: OrchestratorFigures,
  payments: PaymentsFigures,
  'cms-sync': CmsSyncFigures,
  reconciliation: ReconciliationServiceFigures,
} as const;
