import type { WorkflowDocument } from '../document/workflow-document';
import { knowledgeOf } from './knowledge';
import type { MailboxItem, RunState } from './run-state';

export interface StartRequest {
  readonly runId: string;
  readonly version: number;
  readonly storeId: string;
  readonly orderId: string | null;
  readonly event: unknown;
  /** Facts about the order that came before this run, oldest first. */
  readonly earlier: readonly MailboxItem[];
  readonly now: Date;
}

/** A run at its first step, before that has been executed. */
export function startRun(document: WorkflowDocument, request: StartRequest): RunState {
  const state: RunState = {
    runId: request.runId,
    workflowId: document.id,
    version: request.version,
    storeId: request.storeId,
    orderId: request.orderId,
    startedAt: request.now.toISOString(),
    finishedAt: null,
    status: 'running',
    failure: null,
    trigger: request.event,
    event: request.event,
    order: null,
    payment: null,
    vars: {},
    error: null,
    tokens: [{ id: 1, parent: null, step: document.start, wait: null }],
    nextToken: 2,
    executed: 0,
    steps: {},
    mailbox: [...request.earlier],
  };
  const known = [request.event, ...request.earlier.map((item) => item.body)].reduce(knowledgeOf, {
    order: null,
    payment: null,
  });
  return Object.assign(state, known);
}
