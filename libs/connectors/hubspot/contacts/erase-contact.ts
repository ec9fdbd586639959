import { z } from 'zod';
import type { HubSpotClient } from '../client/hubspot-client';
import { CONTACT_KEY } from '../properties/custom-properties';

const foundSchema = z.object({ id: z.string() });

/** By the record's id, which is looked up first: told an unknown e-mail address, HubSpot would block it for good. */
export async function eraseContact(client: HubSpotClient, key: string): Promise<'deleted' | 'absent'> {
  const found = await client.find('Looking for the contact', {
    method: 'GET',
    path: `/crm/v3/objects/contacts/${encodeURIComponent(key)}`,
    query: { idProperty: CONTACT_KEY },
  });
  if (found === null) return 'absent';
  await client.call('Erasing the contact', {
    method: 'POST',
    path: '/crm/v3/objects/contacts/gdpr-delete',
    json: { objectId: foundSchema.parse(found).id },
  });
  return 'deleted';
}
