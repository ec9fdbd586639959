import type { CrmAssociation, CrmOutcome } from '#connectors/kit/crm-port';
import { Failure } from '#platform/errors/failure';
import type { HubSpotClient } from '../client/hubspot-client';
import { inBatches } from '../client/in-batches';

/** The unlabelled association that HubSpot itself uses between a deal and a contact. */
export function associate(
  client: HubSpotClient,
  pairs: readonly CrmAssociation[],
): Promise<readonly CrmOutcome[]> {
  return inBatches(pairs, async (batch) => {
    const inputs = batch.map(({ dealId, contactId }) => ({ from: { id: dealId }, to: { id: contactId } }));
    await client
      .call('Associating deals', {
        method: 'POST',
        path: '/crm/v4/associations/deals/contacts/batch/associate/default',
        json: { inputs },
      })
      .catch((error: unknown) => {
        throw ofOneRecord(error);
      });
    return batch.map(({ contactId }): CrmOutcome => ({ kind: 'written', externalId: contactId }));
  });
}

/** A deal or a contact that somebody has deleted concerns its own pair only. */
function ofOneRecord(error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== 'crm-not-found') return error;
  return Failure.permanent('crm-record-refused', error.message, { details: error.details, cause: error });
}
