import { LinkCustomer, StartCustomerImport, SteerCustomerImport } from '#contracts/commands/customers';
import { RequestSettled } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { CustomerImportSchema, type CustomerImport } from '#contracts/models/customer-import';
import { GetCustomerImport } from '#contracts/queries/customers';
import type { VirtualClock } from '#platform/clock/virtual-clock';
import { newId } from '#platform/ids/new-id';
import { Periodic } from '#service/schedule/periodic';
import { IMPORT_JOB } from '../import-customers/imports.timer';
import type { CustomersWorld } from './customers-world';
import { STORE } from './customers-world';

type Outcome = BodyOf<typeof RequestSettled>['outcome'];

/** Imports as somebody at the API begins and steers them; payments makes one record for each customer, as it does. */
export class ImportsWorld {
  private readonly made = new Map<string, Promise<string>>();

  constructor(readonly world: CustomersWorld) {}

  async start(from: CustomerImport['from'] = 'commerce'): Promise<Outcome> {
    return this.ask((requestId) =>
      this.world.service.publish(StartCustomerImport, { storeId: STORE, from, requestId }),
    );
  }

  async steer(jobId: string, action: 'cancel' | 'resume'): Promise<Outcome> {
    return this.ask((requestId) =>
      this.world.service.publish(SteerCustomerImport, { storeId: STORE, jobId, action, requestId }),
    );
  }

  /** The key of an import that has just been begun. */
  async begun(from: CustomerImport['from'] = 'commerce'): Promise<string> {
    const outcome = await this.start(from);
    if (outcome.status !== 'done') throw new Error(`Refused: ${outcome.problem.detail}`);
    return CustomerImportSchema.parse(outcome.result).jobId;
  }

  async progress(jobId: string): Promise<CustomerImport> {
    const found = await this.world.service.ask(GetCustomerImport, { jobId });
    if (!found) throw new Error(`There is no import ${jobId}`);
    return found;
  }

  /** One second passes. */
  async second(): Promise<void> {
    const { clock, app } = this.world.service;
    (clock satisfies VirtualClock).advance(1_000);
    await app.get(Periodic).runNow(IMPORT_JOB);
    await this.answerPayments();
  }

  /** Seconds pass until it is so. */
  async until(
    jobId: string,
    what: string,
    holds: (progress: CustomerImport) => boolean,
    deadlineMs = 60_000,
  ): Promise<CustomerImport> {
    return this.world.service.waitFor(
      async () => {
        await this.second();
        const progress = await this.progress(jobId);
        return holds(progress) ? progress : undefined;
      },
      { what, deadlineMs },
    );
  }

  async done(jobId: string, deadlineMs?: number): Promise<CustomerImport> {
    return this.until(jobId, 'the end of the import', ({ state }) => state === 'done', deadlineMs);
  }

  private async answerPayments(): Promise<void> {
    for (const { customerId, externalId } of this.world.service.published(LinkCustomer)) {
      if (externalId !== undefined || this.made.has(customerId)) continue;
      this.made.set(customerId, this.world.linked(customerId));
    }
    await Promise.all(this.made.values());
  }

  private async ask(send: (requestId: string) => Promise<string>): Promise<Outcome> {
    const requestId = newId('req');
    await send(requestId);
    return this.world.service.waitFor(
      () =>
        this.world.service.published(RequestSettled).find((settled) => settled.requestId === requestId)
          ?.outcome,
      { what: 'the answer' },
    );
  }
}
