import { useLocalStorage } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { createContext, use, useMemo } from 'react';
import { completeFrom } from '../../parts/completion';
import type { JsonSchema } from '../../parts/json-schema';
import type { WorkflowDocument } from './model/document';
import { eventsReaching } from './model/reaching';
import { sampleOf } from './model/sample';
import { messageQuery } from './workflow-api';

const text: JsonSchema = { type: 'string' };
const anything: JsonSchema = { type: 'object', properties: {} };
const MOST_EVENTS = 8;

/** The data that reaches a step: its shape for completion, and a sample for trying. */
export function useReachingData(document: WorkflowDocument, stepId: string | null) {
  const names = useMemo(() => eventsReaching(document, stepId).slice(0, MOST_EVENTS), [document, stepId]);
  const { trigger } = document;
  const wanted = [...new Set([trigger.event, 'order.placed', 'payment.succeeded', ...names])];
  const schemas = useQueries({
    queries: wanted.map(messageQuery),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data ? [[data.name, data.schema] as const] : []))),
  });
  const vars = document.steps.flatMap((step) => (step.type === 'set' ? Object.keys(step.values) : []));
  const key = JSON.stringify([wanted, names, vars, document.steps.map(({ id }) => id), schemas.size]);
  const root = useMemo(
    (): JsonSchema => ({
      type: 'object',
      properties: {
        event: union(names.map((name) => schemas.get(name) ?? anything)),
        trigger: schemas.get(trigger.event) ?? anything,
        order: schemas.get('order.placed')?.properties?.['order'] ?? anything,
        payment: schemas.get('payment.succeeded')?.properties?.['payment'] ?? anything,
        vars: { type: 'object', properties: Object.fromEntries(vars.map((name) => [name, {}])) },
        steps: {
          type: 'object',
          properties: Object.fromEntries(document.steps.map(({ id }) => [id, anything])),
        },
        error: { type: 'object', properties: { code: text, message: text, stepId: text } },
        store: {
          type: 'object',
          properties: Object.fromEntries(
            ['id', 'erp', 'mail', 'crm', 'paymentMode', 'timeZone', 'workflows'].map((name) => [name, {}]),
          ),
        },
        run: {
          type: 'object',
          properties: Object.fromEntries(
            ['id', 'workflowId', 'version', 'storeId', 'orderId', 'startedAt'].map((name) => [name, text]),
          ),
        },
        now: { type: 'string', format: 'date-time' },
      },
    }),
    // What it is made of, by value.
    [key],
  );
  const sample = useMemo(() => sampleOf(root) as Readonly<Record<string, unknown>>, [root]);
  const [pinned, setPinned] = useLocalStorage<string | null>({
    key: `tillbridge-sample-${document.id}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return useMemo(
    () => ({
      root,
      complete: completeFrom(root),
      sample,
      pinned,
      setPinned,
      data: readPinned(pinned) ?? sample,
    }),
    [root, sample, pinned, setPinned],
  );
}

function union(schemas: readonly JsonSchema[]): JsonSchema {
  const properties = Object.assign({}, ...schemas.map((schema) => schema.properties ?? {})) as NonNullable<
    JsonSchema['properties']
  >;
  return { type: 'object', properties };
}

export function readPinned(pinned: string | null): Readonly<Record<string, unknown>> | undefined {
  if (pinned === null) return undefined;
  try {
    const value: unknown = JSON.parse(pinned);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export type ReachingData = ReturnType<typeof useReachingData>;
const DataContext = createContext<ReachingData | undefined>(undefined);
export const DataProvider = DataContext;

export function useData(): ReachingData {
  const data = use(DataContext);
  if (!data) throw new Error('No data reaches this field');
  return data;
}
