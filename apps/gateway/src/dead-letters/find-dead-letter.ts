import { Injectable } from '@nestjs/common';
import type { ServiceName } from '#contracts/message';
import { raiseProblem } from '#platform/http/problem';
import { seesStore, type Actor } from '../auth/actor';
import { DeadLetterRepository, type DeadLetterRow } from './dead-letter.repository';

/** A dead letter that the caller may see; one id can lie in several services. */
@Injectable()
export class FindDeadLetter {
  constructor(private readonly deadLetters: DeadLetterRepository) {}

  /** Raises 404, and 409 where the service has to be said. */
  async find(
    id: string,
    { service }: { readonly service?: ServiceName | undefined },
    actor: Actor,
  ): Promise<DeadLetterRow> {
    const rows = (await this.deadLetters.find(id)).filter(
      (row) =>
        (actor.stores === null || seesStore(actor, row.store_id)) &&
        (service === undefined || row.service === service),
    );
    if (rows.length > 1) {
      return raiseProblem(
        409,
        'service-needed',
        `Say which service: ${rows.map((row) => row.service).join(', ')}`,
      );
    }
    return rows[0] ?? raiseProblem(404, 'not-found', 'There is no such dead letter');
  }
}
