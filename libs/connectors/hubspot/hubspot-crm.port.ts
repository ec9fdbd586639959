import type { CrmPort } from '#connectors/kit/crm-port';
import { Failure } from '#platform/errors/failure';
import type { HubSpotClient } from './client/hubspot-client';
import { inBatches } from './client/in-batches';
import { upsertBatch } from './client/upsert-batch';
import { eraseContact } from './contacts/erase-contact';
import { writeContacts } from './contacts/write-contacts';
import { associate } from './deals/associate';
import { checkPipeline } from './deals/check-pipeline';
import { dealProperties } from './deals/deal-properties';
import { DEAL_KEY, lifetimeProperties } from './properties/custom-properties';
import { PropertySetUp } from './properties/property-set-up';
import type { HubSpotSettings } from './settings';

export function createHubSpotPort(settings: HubSpotSettings, client: HubSpotClient): CrmPort {
  const properties = new PropertySetUp(client, settings.createProperties);

  /** A property that somebody has deleted is made again before the next write. */
  const withProperties = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      return await write();
    } catch (error) {
      if (error instanceof Failure && error.code === 'crm-property-missing') properties.forget();
      throw error;
    }
  };

  return {
    upsertContacts: (contacts) =>
      withProperties(async () => {
        const currencies = contacts.flatMap(({ lifetimeValue }) =>
          lifetimeValue.map(({ currency }) => currency),
        );
        await properties.ensure('contacts', lifetimeProperties(new Set(currencies)));
        return writeContacts(client, contacts);
      }),
    upsertDeals: (deals) =>
      withProperties(async () => {
        await properties.ensure('deals');
        return inBatches(deals, (batch) =>
          upsertBatch(
            client,
            'deals',
            DEAL_KEY,
            batch.map((deal) => ({ key: deal.key, properties: dealProperties(deal, settings) })),
          ),
        );
      }),
    associate: (pairs) => associate(client, pairs),
    eraseContact: (key) => eraseContact(client, key),
    probe: async () => {
      await properties.check('contacts');
      await properties.check('deals');
      await checkPipeline(client, settings);
    },
  };
}
