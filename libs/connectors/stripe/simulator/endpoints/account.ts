import { z } from 'zod';
import { defineEndpoint } from '../protocol/endpoint';
import * as p from '../protocol/parameters';
import type { StripeWorld } from '../world/world';

const NOTHING_REQUIRED = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

export const accountEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/account',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world }) => account(world),
  }),
];

function account({ settings }: StripeWorld): object {
  const { id, name, country } = settings.account;
  return {
    id,
    object: 'account',
    business_profile: { mcc: null, name, url: null },
    business_type: 'company',
    capabilities: { card_payments: 'active', sepa_debit_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country,
    created: 1_700_000_000,
    default_currency: settings.settlementCurrencies[0],
    details_submitted: true,
    email: 'merchant@example.com',
    external_accounts: {
      object: 'list',
      url: `/v1/accounts/${id}/external_accounts`,
      has_more: false,
      data: [],
    },
    future_requirements: NOTHING_REQUIRED,
    groups: null,
    metadata: {},
    payouts_enabled: true,
    requirements: NOTHING_REQUIRED,
    settings: accountSettings(name, settings.statementDescriptor),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  };
}

function accountSettings(name: string, descriptor: string): object {
  return {
    bacs_debit_payments: {},
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: descriptor.slice(0, 10),
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: name, timezone: 'Etc/UTC' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
    payments: {
      statement_descriptor: descriptor,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 3, interval: 'daily' },
      statement_descriptor: null,
    },
    sepa_debit_payments: {},
  };
}
