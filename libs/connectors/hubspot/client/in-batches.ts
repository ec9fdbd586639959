import type { CrmOutcome } from '#connectors/kit/crm-port';
import { Failure } from '#platform/errors/failure';

export const MOST_PER_BATCH = 100;

/** A refusal that one record of many may have caused; limits, credentials and missing fields concern all. */
const OF_ONE_RECORD: ReadonlySet<string> = new Set([
  'crm-record-refused',
  'crm-contact-exists',
  'crm-conflict',
]);

/**
 * Sends in batches of at most a hundred. HubSpot refuses a whole batch for the fault of one record: such a batch is halved until the
 * record stands alone, which takes about fourteen requests more, and holds up no other record.
 */
export async function inBatches<T>(
  items: readonly T[],
  send: (batch: readonly T[]) => Promise<readonly CrmOutcome[]>,
): Promise<CrmOutcome[]> {
  const outcomes: CrmOutcome[] = [];
  for (let start = 0; start < items.length; start += MOST_PER_BATCH) {
    outcomes.push(...(await halving(items.slice(start, start + MOST_PER_BATCH), send)));
  }
  return outcomes;
}

async function halving<T>(
  batch: readonly T[],
  send: (batch: readonly T[]) => Promise<readonly CrmOutcome[]>,
): Promise<readonly CrmOutcome[]> {
  try {
    return await send(batch);
  } catch (error) {
    if (!(error instanceof Failure) || !OF_ONE_RECORD.has(error.code)) throw error;
    if (batch.length === 1) return [{ kind: 'refused', failure: error }];
    const middle = Math.ceil(batch.length / 2);
    const first = await halving(batch.slice(0, middle), send);
    return [...first, ...(await halving(batch.slice(middle), send))];
  }
}
