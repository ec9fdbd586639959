import { Inject, Injectable } from '@nestjs/common';
import { CustomerDuplicateProposed } from '#contracts/events/customers';
import type { DuplicateProposal } from '#contracts/models/customer';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { DuplicateRepository } from '../database/duplicate.repository';
import type { PersonRecord } from '../database/people.repository';
import { PeopleRepository } from '../database/people.repository';
import { duplicateEvidence } from '../domain/duplicate-evidence';

/** A mailbox that a whole office shares must not make a proposal for every pair of its people. */
const MOST_PROPOSALS = 5;

/**
 * Tells of others who look like the same person, with what they have in common. Nobody is merged by it. A shopper who comes as a guest
 * again and again is proposed with the first of them, not with each: the others are asked about when that is decided.
 */
@Injectable()
export class ProposeDuplicates {
  constructor(
    private readonly people: PeopleRepository,
    private readonly proposals: DuplicateRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async propose(tx: Tx, message: MessageContext, person: PersonRecord): Promise<void> {
    for (const other of await this.people.alike(tx, person, MOST_PROPOSALS)) {
      const now = this.clock.now();
      const proposal: DuplicateProposal = {
        proposalId: newId('dup', now),
        storeId: person.storeId,
        personIds: [other.personId, person.personId],
        evidence: duplicateEvidence(other.profile, person.profile),
        state: 'open',
        createdAt: now.toISOString(),
        resolvedAt: null,
      };
      if (await this.proposals.propose(tx, proposal)) {
        await message.publish(tx, CustomerDuplicateProposed, proposal);
      }
    }
  }
}
