import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { SettleStep } from '#contracts/commands/settle-step';
import type { MessageDefinition } from '#contracts/message';
import type { Database, Tx } from '#platform/database/database';
import type { TraceContext } from '#platform/trace/trace-context';
import type { Headers } from './envelope';
import { handleOnce, wasHandled, type Once } from './inbox/inbox';
import type { Outbox, PublishOptions } from './outbox/outbox';
import type { StepReference } from './step-reference';

export type { CorrelationKey } from './correlation';
export type { StepReference } from './step-reference';

export interface StepError {
  /** Stable, kebab-case; the workflow's `catch` names it. */
  readonly code: string;
  readonly message: string;
  readonly details?: Record<string, unknown>;
}

export interface MessageFacts {
  readonly messageId: string;
  readonly type: string;
  readonly correlationId: string | undefined;
  readonly causationId: string | undefined;
  /** From 1; a redelivery after a crash is not a new attempt. */
  readonly attempt: number;
  readonly firstSeenAt: Date;
  readonly trace: TraceContext;
  readonly step: StepReference | undefined;
  readonly headers: Headers;
}

/** The message a handler is working on: what it is, and how to take effect once and tell of it. */
export class MessageContext implements MessageFacts {
  readonly messageId: string;
  readonly type: string;
  readonly correlationId: string | undefined;
  readonly causationId: string | undefined;
  readonly attempt: number;
  readonly firstSeenAt: Date;
  readonly trace: TraceContext;
  readonly step: StepReference | undefined;
  readonly headers: Headers;

  constructor(
    facts: MessageFacts,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    this.messageId = facts.messageId;
    this.type = facts.type;
    this.correlationId = facts.correlationId;
    this.causationId = facts.causationId;
    this.attempt = facts.attempt;
    this.firstSeenAt = facts.firstSeenAt;
    this.trace = facts.trace;
    this.step = facts.step;
    this.headers = facts.headers;
  }

  /** Runs the work in a transaction that also notes this message as handled; `done: false` for a duplicate. Once per handler. */
  once<T>(work: (tx: Tx) => Promise<T>): Promise<Once<T>> {
    return handleOnce(this.database, this.messageId, this.type, work);
  }

  /** A cheap look before calling an outside system; `once` decides. */
  alreadyHandled(): Promise<boolean> {
    return wasHandled(this.database, this.messageId, this.type);
  }

  /** Publishes in the given transaction; order, cause and trace are this message's unless the options say otherwise. */
  publish<D extends MessageDefinition>(
    tx: Tx,
    definition: D,
    body: z.input<D['schema']>,
    options: PublishOptions = {},
  ): Promise<void> {
    return this.outbox.publish(tx, definition, body, {
      ...(this.correlationId === undefined ? {} : { correlationId: this.correlationId }),
      causationId: this.messageId,
      trace: this.trace,
      ...options,
    });
  }

  /** Tells the waiting workflow step that its command succeeded. Does nothing when no step waits. */
  async completeStep(tx: Tx, result: Record<string, unknown>): Promise<void> {
    if (!this.step) return;
    const body = { ...this.step, outcome: 'completed', result } as const;
    await this.publish(tx, SettleStep, body, { messageId: settlementId(this.step, 'completed') });
  }

  /** Tells the waiting workflow step that its command was refused or gave up. Does nothing when no step waits. */
  async failStep(tx: Tx, error: StepError): Promise<void> {
    if (!this.step) return;
    const body = { ...this.step, outcome: 'failed', error } as const;
    await this.publish(tx, SettleStep, body, { messageId: settlementId(this.step, 'failed') });
  }
}

/** The same for the same settlement, so that a repetition is dropped by the receiver. */
function settlementId(step: StepReference, outcome: string): string {
  const text = JSON.stringify([step.runId, step.stepId, step.attempt, outcome]);
  return `settle-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}
