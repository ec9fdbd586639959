import type { WorkflowDocument } from './model/document';

/** The document as a file of its own name. */
export function downloadDocument(document: WorkflowDocument): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = window.document.createElement('a');
  link.href = url;
  link.download = `${document.id}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

const LARGEST_BYTES = 2_000_000;

/** Undefined when the text holds no workflow; what else is wrong the checks of the designer tell. */
export function readDocument(text: string): WorkflowDocument | undefined {
  if (text.length > LARGEST_BYTES) return undefined;
  try {
    const value = JSON.parse(text) as Partial<WorkflowDocument> | null;
    const fits =
      typeof value?.id === 'string' &&
      typeof value.name === 'string' &&
      typeof value.trigger?.event === 'string' &&
      typeof value.start === 'string' &&
      Array.isArray(value.steps) &&
      value.steps.every(isStep) &&
      (value.notes ?? []).every(isNote) &&
      (value.expectations ?? []).every(isExpectation);
    return fits ? (value as WorkflowDocument) : undefined;
  } catch {
    return undefined;
  }
}

const STEP_TYPES: ReadonlySet<string> = new Set([
  'call',
  'listen',
  'switch',
  'wait',
  'approval',
  'try',
  'fork',
  'emit',
  'set',
  'raise',
]);

const isStep = (value: unknown): boolean => {
  const step = value as { id?: unknown; type?: unknown } | null;
  return typeof step?.id === 'string' && typeof step.type === 'string' && STEP_TYPES.has(step.type);
};

const isNote = (value: unknown): boolean => {
  const note = value as { id?: unknown; text?: unknown; position?: unknown } | null;
  return typeof note?.id === 'string' && typeof note.text === 'string' && typeof note.position === 'object';
};

const isExpectation = (value: unknown): boolean => {
  const one = value as { id?: unknown; after?: unknown; expect?: unknown; within?: unknown } | null;
  const texts = [one?.id, one?.after, one?.within];
  return texts.every((text) => typeof text === 'string') && Array.isArray(one?.expect);
};
