import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CommandDefinition } from '#contracts/message';
import { Outbox, type PublishOptions } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { problem, ProblemError, raiseProblem } from '#platform/http/problem';
import { newId } from '#platform/ids/new-id';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import type { Actor } from '../auth/actor';
import type { GatewayConfig } from '../config';
import {
  ActionRequestRepository,
  type ActionNote,
  type ActionRequest,
  type Outcome,
} from './action-request.repository';
import { Settlements } from './settlements';

export interface Action<D extends CommandDefinition> {
  readonly actor: Actor;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  /** What is done to what: `capture pay_1`. With the request it makes the key's meaning. */
  readonly name: string;
  readonly request: unknown;
  readonly command: D;
  /** Made only when the key is new. */
  readonly body: (requestId: string) => Promise<z.input<D['schema']>>;
  readonly correlation?: PublishOptions['correlation'];
  /** What the audit says beyond the asking, once it was carried out. Made only when the key is new. */
  readonly whenDone?: () => Promise<ActionNote | null>;
  /** In the transaction of the request: true when the command is kept back and goes out later, or never. */
  readonly keepBack?: (tx: Tx, requestId: string, body: z.input<D['schema']>) => Promise<boolean>;
}

/** How often the table is asked, for outcomes that another replica has received. */
const POLL_MS = 250;

/**
 * Sends a command once per key, however often it is asked for, and answers with its outcome. Key and command are committed together:
 * a crash, a time-out or a broker that is away loses neither, and the same key asks for the outcome later.
 */
@Injectable()
export class RunAction {
  constructor(
    private readonly database: Database,
    private readonly requests: ActionRequestRepository,
    private readonly settlements: Settlements,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** The command's result. Raises what it was refused with, 409 for another request under the key, 503 when it is still pending. */
  async run<D extends CommandDefinition>(action: Action<D>): Promise<unknown> {
    return this.resultOf(await this.accept(action));
  }

  /** The request under the key, new or known. Raises 409 for another request under the key. */
  async accept<D extends CommandDefinition>(action: Action<D>): Promise<ActionRequest> {
    const bodyHash = createHash('sha256')
      .update(JSON.stringify([action.name, action.request ?? null]))
      .digest('hex');
    const known = await this.requests.find(action.actor.name, action.key);
    const request = known ?? (await this.begin(action, bodyHash));
    if (request.bodyHash !== bodyHash) {
      return raiseProblem(409, 'idempotency-key-reused', 'This Idempotency-Key was used for another request');
    }
    return request;
  }

  /** Waits for the outcome; raises what the command was refused with, 503 when it is still pending. */
  async resultOf(request: ActionRequest): Promise<unknown> {
    return resultOf(request.outcome ?? (await this.waitFor(request.requestId)));
  }

  private async begin<D extends CommandDefinition>(
    action: Action<D>,
    bodyHash: string,
  ): Promise<ActionRequest> {
    const requestId = newId('req', this.clock.now());
    const body = await action.body(requestId);
    const note = (await action.whenDone?.()) ?? null;
    const inserted = await this.database.transaction(async (tx) => {
      const { key } = action;
      const request = {
        requestId,
        actor: action.actor.name,
        key,
        action: action.name,
        bodyHash,
        note,
        at: this.clock.now(),
      };
      if (!(await this.requests.insert(tx, request))) return false;
      if (await action.keepBack?.(tx, requestId, body)) return true;
      const options = action.correlation === undefined ? {} : { correlation: action.correlation };
      await this.outbox.publish(tx, action.command, body, { ...options, messageId: requestId });
      await this.audit.write(
        tx,
        action.actor.name,
        action.command.name,
        action.name,
        { requestId, request: action.request },
        action.correlation?.storeId ?? storeOf(body),
      );
      return true;
    });
    if (inserted) return { requestId, bodyHash, outcome: null };
    // Two at the same moment: the other one was first.
    return (
      (await this.requests.find(action.actor.name, action.key)) ?? { requestId, bodyHash, outcome: null }
    );
  }

  private async waitFor(requestId: string): Promise<Outcome> {
    const deadline = Date.now() + this.config.ACTION_TIMEOUT_MS;
    for (;;) {
      const outcome = await this.requests.outcome(requestId);
      if (outcome) return outcome;
      const left = deadline - Date.now();
      if (left <= 0) {
        throw new ProblemError(
          problem(
            503,
            'action-pending',
            'Not done yet. Ask again with the same Idempotency-Key for the outcome',
          ),
          { 'retry-after': '5' },
        );
      }
      await this.settlements.wait(requestId, Math.min(left, POLL_MS));
    }
  }
}

/** Commands about a store name it. */
function storeOf(body: unknown): string | null {
  const storeId = (body as { storeId?: unknown } | null)?.storeId;
  return typeof storeId === 'string' ? storeId : null;
}

function resultOf(outcome: Outcome): unknown {
  if (outcome.status === 'done') return outcome.result;
  const { status, code, title, detail, errors } = outcome.problem;
  throw new ProblemError(problem(status, code, detail, { title, errors }));
}
