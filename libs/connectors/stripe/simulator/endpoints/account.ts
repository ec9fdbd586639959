import { z } from 'zod';
import { defineEndpoint } from '../protocol/endpoint';
import * as p from '../protocol/parameters';

export const accountEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/account',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world }) => {
      const { account, settlementCurrencies, statementDescriptor } = world.settings;
      return {
        id: account.id,
        object: 'account',
        business_profile: { mcc: null, name: account.name, url: null },
        charges_enabled: true,
        country: account.country,
        default_currency: settlementCurrencies[0],
        details_submitted: true,
        email: 'merchant@example.com',
        groups: null,
        payouts_enabled: true,
        settings: {
          card_payments: { statement_descriptor_prefix: statementDescriptor.slice(0, 10) },
          dashboard: { display_name: account.name, timezone: 'Etc/UTC' },
          payments: { statement_descriptor: statementDescriptor },
        },
        type: 'standard',
      };
    },
  }),
];
