import { END, type WorkflowDocument } from './model/document';

/** The canvas before its first step. The name is made from the id: `order-to-cash` becomes “Order to cash”. */
export function emptyDocument(id: string, name?: string): WorkflowDocument {
  const words = id.replace(/-/g, ' ');
  return {
    id,
    name: name ?? words.charAt(0).toUpperCase() + words.slice(1),
    trigger: { event: 'order.placed' },
    start: END,
    steps: [],
  };
}
