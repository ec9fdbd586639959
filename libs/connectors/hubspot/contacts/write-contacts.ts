import { z } from 'zod';
import type { CrmContact, CrmOutcome } from '#connectors/kit/crm-port';
import { Failure } from '#platform/errors/failure';
import type { HubSpotClient } from '../client/hubspot-client';
import { inBatches } from '../client/in-batches';
import { upsertBatch } from '../client/upsert-batch';
import { CONTACT_KEY } from '../properties/custom-properties';
import { contactProperties } from './contact-properties';

const contactSchema = z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) });

/** Contacts by our key. One that exists with the e-mail address but without a key was made by somebody else: it becomes ours. */
export async function writeContacts(
  client: HubSpotClient,
  contacts: readonly CrmContact[],
): Promise<readonly CrmOutcome[]> {
  const outcomes = await inBatches(contacts, (batch) =>
    upsertBatch(
      client,
      'contacts',
      CONTACT_KEY,
      batch.map((contact) => ({ key: contact.key, properties: contactProperties(contact) })),
    ),
  );
  const settled: CrmOutcome[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const existingId = outcome.kind === 'refused' ? existingIdOf(outcome.failure) : undefined;
    settled.push(existingId === undefined ? outcome : await takeOver(client, contacts[index]!, existingId));
  }
  return settled;
}

async function takeOver(client: HubSpotClient, contact: CrmContact, existingId: string): Promise<CrmOutcome> {
  const path = `/crm/v3/objects/contacts/${encodeURIComponent(existingId)}`;
  const found = contactSchema.parse(
    await client.call(`Contact ${existingId}`, { method: 'GET', path, query: { properties: CONTACT_KEY } }),
  );
  const ownerKey = found.properties[CONTACT_KEY];
  if (ownerKey && ownerKey !== contact.key) return { kind: 'shared', externalId: found.id, ownerKey };
  try {
    await client.call(`Taking over contact ${existingId}`, {
      method: 'PATCH',
      path,
      json: { properties: { ...contactProperties(contact), [CONTACT_KEY]: contact.key } },
    });
  } catch (error) {
    if (!(error instanceof Failure) || !REFUSALS.has(error.code)) throw error;
    return { kind: 'refused', failure: error };
  }
  return { kind: 'written', externalId: found.id };
}

const REFUSALS: ReadonlySet<string> = new Set(['crm-record-refused', 'crm-contact-exists', 'crm-conflict']);

function existingIdOf({ code, details }: Failure): string | undefined {
  const { existingId } = details;
  return code === 'crm-contact-exists' && typeof existingId === 'string' ? existingId : undefined;
}
