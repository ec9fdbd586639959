import { z } from 'zod';
import type { CrmOutcome } from '#connectors/kit/crm-port';
import { Failure } from '#platform/errors/failure';
import { failureOfError, hubSpotErrorSchema } from './answer-failure';
import type { HubSpotClient } from './hubspot-client';

export type ObjectType = 'contacts' | 'deals';

export interface Upsert {
  readonly key: string;
  readonly properties: Readonly<Record<string, string>>;
}

const answerSchema = z.object({
  results: z
    .array(
      z.object({
        id: z.string(),
        objectWriteTraceId: z.string().optional(),
        properties: z.record(z.string(), z.string().nullable()).default({}),
      }),
    )
    .default([]),
  errors: z.array(hubSpotErrorSchema).default([]),
});
type Answer = z.output<typeof answerSchema>;

/** One request. With 207 some records are written and others not; each is told by the mark we gave it. */
export async function upsertBatch(
  client: HubSpotClient,
  type: ObjectType,
  keyProperty: string,
  upserts: readonly Upsert[],
): Promise<CrmOutcome[]> {
  const inputs = upserts.map(({ key, properties }, index) => ({
    id: key,
    idProperty: keyProperty,
    objectWriteTraceId: String(index),
    properties: { ...properties, [keyProperty]: key },
  }));
  const what = `Writing ${upserts.length} ${type}`;
  const body = await client.call(what, {
    method: 'POST',
    path: `/crm/v3/objects/${type}/batch/upsert`,
    json: { inputs },
  });
  const answer = answerSchema.parse(body);
  return upserts.map(({ key }, index) => outcomeOf(answer, String(index), key, keyProperty));
}

function outcomeOf(answer: Answer, trace: string, key: string, keyProperty: string): CrmOutcome {
  const written = answer.results.find(
    (result) => result.objectWriteTraceId === trace || result.properties[keyProperty] === key,
  );
  if (written) return { kind: 'written', externalId: written.id };
  const error = answer.errors.find(({ context }) => context?.['objectWriteTraceId']?.includes(trace));
  if (!error) {
    throw Failure.transient('crm-answer-incomplete', 'HubSpot did not say what became of every record');
  }
  const failure = failureOfError(error, error.category === 'CONFLICT' ? 409 : 400, 'Writing');
  return { kind: 'refused', failure };
}
