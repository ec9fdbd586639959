import { randomUUID } from 'node:crypto';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';
import type { BusinessCentralClient, Entity } from '../client/business-central-client';
import { literal } from '../client/odata';
import { batchCodeOf, documentNumberOf } from './document-number';

/** Longer than the check and the call that follow a renewal may take together. */
const LEASE_MS = 120_000;
const NAME = /^Tillbridge (\S+) (\S+)\.(\d+)$/;

/** A journal batch that belongs to one key and, for now, to this process. */
export interface HeldBatch {
  readonly entity: Entity;
  readonly key: string;
  readonly renewals: number;
}

/**
 * One journal batch per key. Posting takes a whole batch, so no two entries share one; and since Business Central has one batch of a
 * code at most, the batch is the lock of its key as well. Its name tells whose it is; who holds one that has not been touched for
 * the time of a lease is taken for dead, and the next one carries on with the lines that lie there.
 */
export class Batches {
  private readonly owner = randomUUID().slice(0, 8);

  constructor(
    private readonly client: BusinessCentralClient,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure `erp-entry-in-progress` (conflict) while another process has it */
  async hold(key: string): Promise<HeldBatch> {
    const entity = (await this.find(key)) ?? (await this.create(key));
    const [, number, owner, renewals] = NAME.exec(String(entity['displayName'])) ?? [];
    if (number !== documentNumberOf(key)) throw foreign(entity, key);
    const held = { entity, key, renewals: Number(renewals) };
    if (owner === this.owner) return held;
    const touched = Date.parse(String(entity['lastModifiedDateTime']));
    const freeAt = touched + LEASE_MS - this.clock.now().getTime();
    if (freeAt > 0) throw inProgress(key, Math.min(freeAt, LEASE_MS));
    return this.renew(held);
  }

  /** Begins the lease anew. Fails when somebody else has touched the batch since it was read. */
  async renew({ entity, key, renewals }: HeldBatch): Promise<HeldBatch> {
    const displayName = this.name(key, renewals + 1);
    return {
      entity: await this.client.update('journals', entity, { displayName }),
      key,
      renewals: renewals + 1,
    };
  }

  /** With its lines, if there are any. */
  async remove({ id }: Entity): Promise<void> {
    await this.client.remove(`journals(${id})`);
  }

  /** What is left of a key whose entry has been posted. */
  async clear(key: string): Promise<void> {
    const left = await this.findOwn(key);
    if (left) await this.remove(left);
  }

  async findOwn(key: string): Promise<Entity | null> {
    const found = await this.find(key);
    return NAME.exec(String(found?.['displayName']))?.[1] === documentNumberOf(key) ? found : null;
  }

  private find(key: string): Promise<Entity | null> {
    return this.client.first('journals', `code eq ${literal(batchCodeOf(key))}`);
  }

  private async create(key: string): Promise<Entity> {
    try {
      return await this.client.create('journals', {
        code: batchCodeOf(key),
        displayName: this.name(key, 0),
      });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'erp-key-taken') throw error;
    }
    const made = await this.find(key);
    if (made) return made;
    throw inProgress(key, 1_000);
  }

  private name(key: string, renewals: number): string {
    return `Tillbridge ${documentNumberOf(key)} ${this.owner}.${renewals}`;
  }
}

function inProgress(key: string, retryAfterMs: number): Failure {
  return Failure.conflict('erp-entry-in-progress', `Another process is posting ${key}`, { retryAfterMs });
}

function foreign(batch: Entity, key: string): Failure {
  return Failure.conflict(
    'erp-batch-taken',
    `Journal batch ${String(batch['code'])}, which ${key} needs, belongs to something else`,
    { suggestion: 'Post or delete the batch in Business Central, if a person made it.' },
  );
}
