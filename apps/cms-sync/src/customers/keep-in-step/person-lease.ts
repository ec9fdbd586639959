import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { KeyedQueue } from '../../update-order/keyed-queue';
import { PeopleRepository } from '../database/people.repository';

/** One message at a time per person: within the process by waiting its turn, between processes by a lease that a crash lets go. */
@Injectable()
export class PersonLease {
  private readonly queue = new KeyedQueue();

  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
  ) {}

  /** @throws Failure conflict `customer-busy` while another process works on the person. */
  async hold<T>(personId: string, holder: string, work: () => Promise<T>): Promise<T> {
    return this.queue.run(personId, async () => {
      if (!(await this.people.takeLease(this.database, personId, holder))) {
        throw Failure.conflict('customer-busy', `Another process is working on ${personId}`);
      }
      try {
        return await work();
      } finally {
        await this.people.releaseLease(this.database, personId, holder);
      }
    });
  }
}
