import { z } from 'zod';
import type { Account, CrmRecord, ObjectType } from './account';
import { HubSpotError } from './hubspot-error';

const MOST = 100;
const bodySchema = z.strictObject({
  inputs: z.array(
    z.strictObject({
      id: z.string(),
      idProperty: z.string().optional(),
      objectWriteTraceId: z.string().optional(),
      properties: z.record(z.string(), z.string()),
    }),
  ),
});

export interface BatchAnswer {
  readonly status: 200 | 207;
  readonly body: Record<string, unknown>;
}

/**
 * What is wrong with the form of a record refuses the whole batch; what only its values conflict with is told beside the others where
 * every input carries a trace id, and refuses the whole batch otherwise.
 */
export function batchUpsert(account: Account, type: ObjectType, raw: unknown, now: Date): BatchAnswer {
  const parsed = bodySchema.safeParse(raw);
  if (!parsed.success) {
    throw new HubSpotError(400, 'VALIDATION_ERROR', `Invalid input JSON: ${parsed.error.issues[0]?.message}`);
  }
  const { inputs } = parsed.data;
  if (inputs.length === 0 || inputs.length > MOST) {
    throw new HubSpotError(400, 'VALIDATION_ERROR', `The batch size must be between 1 and ${MOST}`);
  }
  requireUniqueIds(account, type, inputs);
  const traced = inputs.every(({ objectWriteTraceId }) => objectWriteTraceId !== undefined);
  const results: object[] = [];
  const errors: object[] = [];
  for (const { id, idProperty, properties } of inputs) {
    // Refused as a whole before anything is written.
    const known = account.find(type, id, idProperty);
    checked(account, type, properties, known, traced);
  }
  for (const { id, idProperty, objectWriteTraceId, properties } of inputs) {
    const known = account.find(type, id, idProperty);
    const fault = checked(account, type, properties, known, traced);
    if (fault) errors.push({ ...fault.body(), context: { objectWriteTraceId: [objectWriteTraceId] } });
    else results.push(shown(account.write(type, properties, known), known === undefined, objectWriteTraceId));
  }
  return {
    status: errors.length > 0 ? 207 : 200,
    body: {
      status: 'COMPLETE',
      results,
      ...(errors.length > 0 && { numErrors: errors.length, errors }),
      startedAt: now.toISOString(),
      completedAt: now.toISOString(),
    },
  };
}

function checked(
  account: Account,
  type: ObjectType,
  properties: Readonly<Record<string, string>>,
  known: CrmRecord | undefined,
  traced: boolean,
): HubSpotError | undefined {
  try {
    account.validate(type, properties, known?.id);
    return undefined;
  } catch (error) {
    if (error instanceof HubSpotError && error.status === 409 && traced) return error;
    throw error;
  }
}

function requireUniqueIds(
  account: Account,
  type: ObjectType,
  inputs: z.output<typeof bodySchema>['inputs'],
): void {
  const seen = new Set<string>();
  for (const { id, idProperty } of inputs) {
    if (idProperty === undefined || !account.property(type, idProperty)?.hasUniqueValue) {
      throw new HubSpotError(
        400,
        'VALIDATION_ERROR',
        `Unable to perform update/upsert by non-unique property ${idProperty ?? 'hs_object_id'}`,
      );
    }
    if (seen.has(id))
      throw new HubSpotError(400, 'VALIDATION_ERROR', `Duplicate IDs found in batch input: [${id}]`);
    seen.add(id);
  }
}

const shown = (
  { id, properties, createdAt, updatedAt }: CrmRecord,
  isNew: boolean,
  trace?: string,
): object => ({
  id,
  properties,
  createdAt,
  updatedAt,
  archived: false,
  new: isNew,
  ...(trace !== undefined && { objectWriteTraceId: trace }),
});
