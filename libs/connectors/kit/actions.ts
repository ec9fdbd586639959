import type { ConnectorKind } from './manifest';

/** What a workflow can have done in an outside system, by the name of the command, and in which kinds of systems. */
export const ACTIONS = {
  'payments.create-payment': ['payment'],
  'payments.capture-payment': ['payment'],
  'payments.cancel-payment': ['payment'],
  'payments.refund-payment': ['payment'],
  'payments.renew-checkout': ['payment'],
  'payments.look-at-order': ['payment'],
  'payments.link-customer': ['payment'],
  'cms-sync.update-order': ['commerce'],
  'cms-sync.check-order': ['commerce'],
  'cms-sync.create-order': ['commerce'],
  'cms-sync.put-back-stock': ['commerce'],
  'cms-sync.check-customer': ['commerce', 'payment', 'erp'],
  'reconciliation.post-order': ['erp'],
  'reconciliation.post-journal': ['erp'],
  'reconciliation.reserve-inventory': ['erp'],
  'reconciliation.release-inventory': ['erp'],
  'orchestrator.send-email': ['mail'],
} as const satisfies Readonly<Record<string, readonly ConnectorKind[]>>;

export type ActionName = keyof typeof ACTIONS;

/** By every connection, or by those only whose setting of this name is on. */
export type Offer = 'always' | { readonly setting: string };

export type OfferedActions = Readonly<Partial<Record<ActionName, Offer>>>;

export const isAction = (name: string): name is ActionName => Object.hasOwn(ACTIONS, name);
