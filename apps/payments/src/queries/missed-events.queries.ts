import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ListMissedEvents } from '#contracts/queries/payments';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { MissedEventRepository, type MissedEvent } from '../database/missed-event.repository';

@Controller()
export class MissedEventsQueries {
  constructor(
    private readonly database: Database,
    private readonly missed: MissedEventRepository,
  ) {}

  @Answers(ListMissedEvents)
  async listMissedEvents({
    connectionId,
    cursor,
    limit,
  }: BodyOf<typeof ListMissedEvents>): Promise<ResponseOf<typeof ListMissedEvents>> {
    const before = cursor === null ? null : decode(cursor);
    const found = await this.missed.list(this.database, connectionId, before, limit + 1);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((event) => ({
        ...event,
        createdAt: event.createdAt.toISOString(),
        appliedAt: event.appliedAt.toISOString(),
      })),
      nextCursor: found.length > limit && last ? encode(last) : null,
    };
  }
}

const encode = ({ createdAt, eventId }: MissedEvent): string =>
  Buffer.from(`${createdAt.toISOString()} ${eventId}`).toString('base64url');

function decode(cursor: string): { readonly createdAt: Date; readonly eventId: string } {
  const [at = '', eventId = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const createdAt = new Date(at);
  if (Number.isNaN(createdAt.getTime()) || !/^[\x21-\x7e]{1,255}$/.test(eventId)) {
    throw Failure.permanent('invalid-cursor', 'This is not a cursor of the list of missed events');
  }
  return { createdAt, eventId };
}
