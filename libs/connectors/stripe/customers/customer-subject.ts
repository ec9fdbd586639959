import type { CustomerEventSubject } from '#connectors/kit/customer-port';
import { subjectOfEvent } from '../webhooks/event-subject';

const CLAIMS: Readonly<Record<string, CustomerEventSubject['claim']>> = {
  'customer.created': 'created',
  'customer.updated': 'updated',
  'customer.deleted': 'deleted',
};

/** Of an event, only kind and key are read. */
export function customerSubjectOf(eventBody: string, eventType: string): CustomerEventSubject | null {
  const subject = subjectOfEvent(eventBody);
  return subject.kind === 'customer' ? { externalId: subject.id, claim: CLAIMS[eventType] ?? 'other' } : null;
}
