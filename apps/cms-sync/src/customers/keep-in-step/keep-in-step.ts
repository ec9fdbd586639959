import { Inject, Injectable } from '@nestjs/common';
import { CustomerChanged } from '#contracts/events/customers';
import type { CustomerDecision, CustomerProfile } from '#contracts/models/customer';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Database } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { DecisionRepository } from '../database/decision.repository';
import { LinkRepository } from '../database/link.repository';
import { PeopleRepository } from '../database/people.repository';
import type { FieldDecision, Merge, SideState } from '../domain/merge-profiles';
import { mergeProfiles } from '../domain/merge-profiles';
import { ProposeDuplicates } from '../duplicates/propose-duplicates';
import { toCustomer } from './customer-body';
import { GoneRecords } from './gone-records';
import { PersonLease } from './person-lease';
import type { ReadSide } from './read-sides';
import { ReadSides } from './read-sides';

/** What else is to happen in the transaction that ends it: the answer to whoever asked. */
export type Finish = (tx: Tx, note: string) => Promise<void>;

/**
 * Reads every record of a person, merges what has changed since they were last in step, and writes what differs: at most one write per
 * system. What is about to be written is noted first, so that its echo, and the lack of it after a crash, is known for what it is.
 */
@Injectable()
export class KeepInStep {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly links: LinkRepository,
    private readonly decisions: DecisionRepository,
    private readonly reader: ReadSides,
    private readonly gone: GoneRecords,
    private readonly lease: PersonLease,
    private readonly duplicates: ProposeDuplicates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(store: Store, personId: string, message: MessageContext, finish: Finish): Promise<void> {
    await this.lease.hold(personId, message.messageId, async () => {
      const sides = await this.reader.of(personId);
      await this.gone.followDeletion(store, sides);
      const { merge, decisions } = await this.plan(store, personId, sides);
      for (const { side, fields } of merge.writes) {
        await portOf(sides, side).update(side.externalId, fields);
      }
      await message.once(async (tx) => {
        await this.agree(tx, sides, (side) => ({
          base: { ...side.current, ...writtenTo(side, merge) },
          pending: null,
        }));
        await this.gone.note(tx, message, store, sides);
        await this.tell(tx, message, personId, merge, decisions);
        await finish(tx, noteOf(merge, sides));
      });
    });
  }

  /** Committed before anything is written elsewhere. */
  private async plan(
    store: Store,
    personId: string,
    sides: readonly ReadSide[],
  ): Promise<{ merge: Merge; decisions: CustomerDecision[] }> {
    return this.database.transaction(async (tx) => {
      const person = await this.people.find(tx, personId);
      if (!person) throw new Error(`The person ${personId} is not there`);
      const states = this.states(sides);
      const merge = mergeProfiles(person.profile, states, store.customers.wins);
      const decisions = merge.decisions.map((decision) => toDecision(decision, this.clock.now()));
      if (merge.changed.length > 0) {
        await this.people.saveProfile(tx, personId, merge.profile, this.clock.now());
      }
      await this.decisions.add(tx, personId, decisions);
      await this.agree(tx, sides, (side) => ({
        base: side.current,
        pending: side.represent(merge.profile),
      }));
      return { merge, decisions };
    });
  }

  private async agree(
    tx: Tx,
    sides: readonly ReadSide[],
    agreed: (side: SideState) => { base: CustomerProfile; pending: CustomerProfile | null },
  ): Promise<void> {
    for (const side of sides) {
      const state = this.reader.stateOf(side);
      if (state) {
        await this.links.agree(tx, side.link, { ...agreed(state), guest: side.record?.guest ?? false });
      }
    }
  }

  private async tell(
    tx: Tx,
    message: MessageContext,
    personId: string,
    merge: Merge,
    decisions: readonly CustomerDecision[],
  ): Promise<void> {
    if (merge.changed.length === 0 && decisions.length === 0) return;
    const [person, links] = await Promise.all([
      this.people.find(tx, personId),
      this.links.ofPerson(tx, personId),
    ]);
    if (!person) return;
    await message.publish(tx, CustomerChanged, {
      customer: toCustomer(person, links),
      fields: [...merge.changed],
      decisions: [...decisions],
    });
    await this.duplicates.propose(tx, message, person);
  }

  private states(sides: readonly ReadSide[]): SideState[] {
    return sides.map((side) => this.reader.stateOf(side)).filter((state) => state !== null);
  }
}

function portOf(sides: readonly ReadSide[], { connectionId, externalId }: SideState): ReadSide['port'] {
  const side = sides.find(({ link }) => link.connectionId === connectionId && link.externalId === externalId);
  if (!side) throw new Error('A side that was read is not there');
  return side.port;
}

function writtenTo({ connectionId, externalId }: SideState, { writes }: Merge): Partial<CustomerProfile> {
  const ours = writes.find(
    ({ side }) => side.connectionId === connectionId && side.externalId === externalId,
  );
  return ours?.fields ?? {};
}

const toDecision = ({ field, winner, loser, rule }: FieldDecision, at: Date): CustomerDecision => ({
  field,
  winner: { connectionId: winner.connectionId, externalId: winner.externalId },
  loser: { connectionId: loser.connectionId, externalId: loser.externalId },
  rule,
  at: at.toISOString(),
});

function noteOf(merge: Merge, sides: readonly ReadSide[]): string {
  if (sides.some(({ record }) => record === null)) return 'deleted';
  return merge.changed.length === 0 && merge.writes.length === 0 ? 'unchanged' : 'in step';
}
