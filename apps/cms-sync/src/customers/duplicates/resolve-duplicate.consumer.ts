import { Controller, Inject } from '@nestjs/common';
import { LinkCustomer, ResolveDuplicate } from '#contracts/commands/customers';
import { CustomerMerged } from '#contracts/events/customers';
import type { BodyOf } from '#contracts/message';
import type { DuplicateProposal } from '#contracts/models/customer';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { Database } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { type Refusal, Replies } from '#service/replies/replies';
import { DecisionRepository } from '../database/decision.repository';
import { DuplicateRepository } from '../database/duplicate.repository';
import type { LinkRecord } from '../database/link.repository';
import { LinkRepository } from '../database/link.repository';
import { PeopleRepository } from '../database/people.repository';
import { CustomerStores } from '../keep-in-step/customer-stores';
import { toCustomer } from '../keep-in-step/customer-body';
import { KeepInStep } from '../keep-in-step/keep-in-step';
import { ProposeDuplicates } from './propose-duplicates';

type Command = BodyOf<typeof ResolveDuplicate>;

/** A person's word on a proposal. The one seen first is kept; records of both then belong to it, and are brought in step. */
@Controller()
export class ResolveDuplicateConsumer {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly links: LinkRepository,
    private readonly decisions: DecisionRepository,
    private readonly proposals: DuplicateRepository,
    private readonly stores: CustomerStores,
    private readonly keepInStep: KeepInStep,
    private readonly duplicates: ProposeDuplicates,
    private readonly replies: Replies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(ResolveDuplicate)
  async handle(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const resolved = await this.database.transaction((tx) => this.decide(tx, command, message));
    if ('code' in resolved) {
      await message.once((tx) => this.replies.refused(tx, message, command.requestId, resolved));
      return;
    }
    const store = this.stores.byId(command.storeId);
    const answer = (tx: Tx): Promise<void> =>
      this.replies.done(tx, message, command.requestId, { ...resolved });
    if (resolved.state !== 'merged' || !store) {
      await message.once(answer);
      return;
    }
    await this.keepInStep.run(store, resolved.personIds[0], message, answer);
  }

  private async decide(
    tx: Tx,
    command: Command,
    message: MessageContext,
  ): Promise<DuplicateProposal | Refusal> {
    const proposal = await this.proposals.lock(tx, command.proposalId);
    if (proposal?.storeId !== command.storeId) {
      return refusal(404, 'not-found', 'Not Found', 'There is no such proposal');
    }
    const state = command.decision === 'merge' ? 'merged' : 'dismissed';
    if (proposal.state === state) return proposal;
    if (proposal.state !== 'open') {
      return refusal(409, 'already-resolved', 'Conflict', `The proposal was ${proposal.state} before`);
    }
    for (const personId of state === 'merged' ? proposal.personIds : []) {
      if ((await this.people.find(tx, personId))?.state !== 'active') {
        return refusal(409, 'person-not-active', 'Conflict', 'One of the two was merged or erased meanwhile');
      }
    }
    const now = this.clock.now();
    if (state === 'merged') await this.merge(tx, proposal, message, now);
    await this.proposals.resolve(tx, command.proposalId, state, now);
    if (state === 'dismissed') await this.proposeOthers(tx, proposal, message);
    return { ...proposal, state, resolvedAt: now.toISOString() };
  }

  /** Somebody other than the first may be another of those who came after. */
  private async proposeOthers(
    tx: Tx,
    { personIds: [, later] }: DuplicateProposal,
    message: MessageContext,
  ): Promise<void> {
    const person = await this.people.find(tx, later);
    if (person?.state === 'active') await this.duplicates.propose(tx, message, person);
  }

  private async merge(
    tx: Tx,
    { storeId, personIds: [kept, other] }: DuplicateProposal,
    message: MessageContext,
    now: Date,
  ): Promise<void> {
    await this.links.moveTo(tx, other, kept, 'merged-by-operator');
    await this.decisions.moveTo(tx, other, kept);
    await this.people.merge(tx, other, kept, now);
    const person = await this.people.find(tx, kept);
    if (!person) throw new Error(`The person ${kept} is not there`);
    const links = await this.links.ofPerson(tx, kept);
    const fact = { customer: toCustomer(person, links), mergedPersonId: other };
    await message.publish(tx, CustomerMerged, fact);
    for (const adopted of recordsToAdopt(links)) {
      await message.publish(tx, LinkCustomer, { storeId, ...adopted });
    }
  }
}

/** An account of the shop pays from now on with the provider's record that it has gained. */
function recordsToAdopt(links: readonly LinkRecord[]): Array<{ customerId: string; externalId: string }> {
  const active = links.filter((link) => link.state === 'active');
  const provider = active.find((link) => link.side === 'payment');
  if (!provider) return [];
  return active
    .filter((link) => link.side === 'commerce' && !link.guest)
    .map((link) => ({ customerId: link.externalId, externalId: provider.externalId }));
}

const refusal = (status: number, code: string, title: string, detail: string): Refusal => ({
  status,
  code,
  title,
  detail,
});
