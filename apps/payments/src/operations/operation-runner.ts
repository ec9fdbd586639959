import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure, toFailure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import {
  OperationRepository,
  type Operation,
  type OperationKind,
  type PaymentKey,
} from '../database/operation.repository';
import { canonicalParameters, hashParameters, operationKey } from './operation-key';

export interface OperationRequest {
  readonly kind: OperationKind;
  readonly storeId: string;
  readonly orderId: string;
  readonly subject: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A pending operation, and whether it is new or may have had its effect before we died. */
export interface StartedOperation {
  readonly operation: Operation;
  readonly fresh: boolean;
}

export interface Attempt<T> {
  /** Asks the provider whether the effect is there already; undefined when it is not. */
  readonly lookUp: (operation: Operation) => Promise<T | undefined>;
  readonly send: (idempotencyKey: string) => Promise<T>;
}

/**
 * Exactly one effect on a provider: the intention is committed before the call, with a key that does not change; whoever finds it pending
 * afterwards asks first and then repeats with the same key. Only an answer that the provider keeps begins a new generation.
 */
@Injectable()
export class OperationRunner {
  constructor(
    private readonly database: Database,
    private readonly operations: OperationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** To be called under the order's lock, in the transaction that decides on the effect. */
  async begin(tx: Tx, request: OperationRequest): Promise<StartedOperation> {
    const parametersHash = hashParameters(request.parameters);
    const latest = await this.operations.latest(tx, request.kind, request.subject, parametersHash);
    if (latest?.state === 'pending') return { operation: latest, fresh: false };
    const generation = (latest?.generation ?? 0) + 1;
    const operation: Operation = {
      key: operationKey({ ...request, parametersHash, generation }),
      ...request,
      parameters: canonicalParameters(request.parameters),
      parametersHash,
      generation,
      state: 'pending',
      createdAt: this.clock.now(),
    };
    await this.operations.insert(tx, operation);
    return { operation, fresh: true };
  }

  /** The one that is pending whatever its parameters: they were decided then and are sent unchanged now. */
  async pending(tx: Tx, kind: OperationKind, subject: string): Promise<StartedOperation | undefined> {
    const latest = await this.operations.latest(tx, kind, subject);
    return latest?.state === 'pending' ? { operation: latest, fresh: false } : undefined;
  }

  /** Everything of the kind that is under way for a payment, whoever began it. */
  async pendingOf(tx: Tx, kind: OperationKind, payment: PaymentKey): Promise<StartedOperation[]> {
    const found = await this.operations.pendingOf(tx, kind, payment);
    return found.map((operation) => ({ operation, fresh: false }));
  }

  /** True when it had its effect, whatever its parameters were. */
  async hadEffect(tx: Tx, kind: OperationKind, subject: string): Promise<boolean> {
    return (await this.operations.latest(tx, kind, subject))?.state === 'done';
  }

  /** Outside any transaction. A refusal that the provider keeps is noted before it is thrown on. */
  async perform<T>({ operation, fresh }: StartedOperation, attempt: Attempt<T>): Promise<T> {
    const found = fresh ? undefined : await attempt.lookUp(operation);
    if (found !== undefined) return found;
    try {
      return await attempt.send(operation.key);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.details['keyUsed'] === true) return this.afterKeyUsed(operation, attempt);
      if (failure.details['stored'] === true) await this.refused(operation, failure);
      throw failure;
    }
  }

  /** Somebody's request with this key has been answered: its effect is ours, and without one the next try takes another key. */
  private async afterKeyUsed<T>(operation: Operation, attempt: Attempt<T>): Promise<T> {
    const found = await attempt.lookUp(operation);
    if (found !== undefined) return found;
    const failure = Failure.conflict(
      'idempotency-key-used',
      'The key was used for a request that had no effect: the next try takes another.',
    );
    await this.refused(operation, failure);
    throw failure;
  }

  private async refused(operation: Operation, { code, message }: Failure): Promise<void> {
    await this.operations.settle(this.database, operation.key, 'refused', this.clock.now(), {
      code,
      message,
    });
  }

  /** Given up by us, after the provider has shown that it had no effect. */
  async withdraw(tx: Tx, operation: Operation, message: string): Promise<void> {
    const error = { code: 'withdrawn', message };
    await this.operations.settle(tx, operation.key, 'refused', this.clock.now(), error);
  }

  /** True for whoever settles it first. */
  async done(tx: Tx, operation: Operation): Promise<boolean> {
    return this.operations.settle(tx, operation.key, 'done', this.clock.now());
  }
}
