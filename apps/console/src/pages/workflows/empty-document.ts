import { END, type WorkflowDocument } from './model/document';

/** The canvas before its first step. */
export function emptyDocument(id: string, name: string): WorkflowDocument {
  return {
    id,
    name,
    trigger: { event: 'order.placed' },
    start: END,
    steps: [],
  };
}
