import type { TraceContext } from '#platform/trace/trace-context';

/** Who asks. There is nothing to publish or to acknowledge: answering a query changes nothing. */
export interface QueryContext {
  readonly queryId: string;
  readonly trace: TraceContext;
}
