import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { HubSpotClient } from '../client/hubspot-client';
import type { HubSpotSettings } from '../settings';

const pipelineSchema = z.object({ stages: z.array(z.object({ id: z.string() })) });

/** @throws Failure mapping `crm-stage-missing` when pipeline or stages are not those of the account. */
export async function checkPipeline(
  client: HubSpotClient,
  { pipeline, stages }: HubSpotSettings,
): Promise<void> {
  const found = await client.find(`Pipeline ${pipeline}`, {
    method: 'GET',
    path: `/crm/v3/pipelines/deals/${encodeURIComponent(pipeline)}`,
  });
  const known = new Set(found === null ? [] : pipelineSchema.parse(found).stages.map(({ id }) => id));
  const missing = [...new Set(Object.values(stages))].filter((stage) => !known.has(stage));
  if (missing.length === 0) return;
  throw Failure.mapping('crm-stage-missing', `The pipeline ${pipeline} lacks ${missing.join(', ')}`, {
    details: { pipeline, missing, known: [...known] },
    suggestion: 'Enter internal ids: Settings > Objects > Deals > Pipelines, "</>" beside each stage.',
  });
}
