import type { Customer, CustomerLink } from '#contracts/models/customer';
import type { LinkRecord } from '../database/link.repository';
import type { PersonRecord } from '../database/people.repository';

/** The person as events and answers show it. */
export function toCustomer(person: PersonRecord, links: readonly LinkRecord[]): Customer {
  return {
    storeId: person.storeId,
    personId: person.personId,
    state: person.state,
    mergedInto: person.mergedInto,
    profile: person.profile,
    links: links.map(toLink),
    updatedAt: person.updatedAt.toISOString(),
  };
}

function toLink(link: LinkRecord): CustomerLink {
  return {
    connectionId: link.connectionId,
    side: link.side,
    externalId: link.externalId,
    state: link.state,
    reason: link.reason,
    guest: link.guest,
    profile: link.base,
    since: link.since.toISOString(),
    endedAt: link.endedAt?.toISOString() ?? null,
  };
}
