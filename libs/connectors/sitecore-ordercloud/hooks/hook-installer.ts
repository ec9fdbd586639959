import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import type { HookDrift } from './hook-drift';
import { driftOf, mayBeHidden } from './hook-drift';
import type { HookTarget } from './wanted-hooks';
import { checkoutEventId, messageSenderId, wantedObjects } from './wanted-hooks';

const objectSchema = z.record(z.string(), z.unknown());
const apiClientSchema = z.object({ ID: z.string(), OrderCheckoutIntegrationEventID: z.string().nullish() });
const assignmentsSchema = z.object({ Items: z.array(z.object({ MessageSenderID: z.string() })) });

interface Finding {
  readonly drift: readonly HookDrift[];
  readonly repair: () => Promise<void>;
}

/**
 * Installs the hooks of one connection and tells where they have drifted: Staging is overwritten every Sunday, people delete, API clients
 * come and go. Installing again is repairing.
 */
export class HookInstaller {
  constructor(
    private readonly client: OrderCloudClient,
    private readonly target: HookTarget,
  ) {}

  /** Everything that is not as it should be; empty when all is well. */
  async check(): Promise<HookDrift[]> {
    return (await this.look()).flatMap(({ drift }) => drift);
  }

  /** Repairs what has drifted and looks again. Answers what was repaired. */
  async install(): Promise<HookDrift[]> {
    const found = (await this.look()).filter(({ drift }) => drift.length > 0);
    for (const { repair } of found) await repair();
    const left = (await this.check()).filter((drift) => !mayBeHidden(drift));
    if (left.length > 0) {
      throw Failure.conflict(
        'hooks-not-kept',
        'OrderCloud does not show the hooks that were just installed',
        {
          details: { drift: left },
        },
      );
    }
    return found.flatMap(({ drift }) => drift);
  }

  private async look(): Promise<Finding[]> {
    const { target } = this;
    const objects = await Promise.all(wantedObjects(target).map((wanted) => this.object(wanted)));
    const clients = target.checkoutEvent
      ? await Promise.all(target.shopApiClientIds.map((id) => this.apiClient(id)))
      : [];
    return [...objects, ...clients, ...(target.messageSender ? [await this.assignment()] : [])];
  }

  private async object({
    collection,
    id,
    fields,
  }: ReturnType<typeof wantedObjects>[number]): Promise<Finding> {
    const path = `${collection}/${encodeURIComponent(id)}`;
    const found = await this.client.find(path, objectSchema);
    return {
      drift: driftOf(`${collection}/${id}`, found, fields),
      repair: () => this.client.write('PUT', path, { ID: id, ...fields }),
    };
  }

  /** An event of somebody else's middleware is not replaced: it would lose the calculation of shipping and tax. */
  private async apiClient(id: string): Promise<Finding> {
    const path = `apiclients/${encodeURIComponent(id)}`;
    const wanted = checkoutEventId(this.target.connectionId);
    const found = await this.client.find(path, apiClientSchema);
    const object = `apiclients/${id}`;
    const drift = driftOf(object, found, { OrderCheckoutIntegrationEventID: wanted });
    return {
      drift,
      repair: async () => {
        const attached = found?.OrderCheckoutIntegrationEventID ?? null;
        if (found === null || (attached !== null && attached !== wanted)) throw notOurs(object, attached);
        await this.client.write('PATCH', path, { OrderCheckoutIntegrationEventID: wanted });
      },
    };
  }

  private async assignment(): Promise<Finding> {
    const id = messageSenderId(this.target.connectionId);
    const { Items } = await this.client.get('messagesenders/assignments', assignmentsSchema, {
      MessageSenderID: id,
      pageSize: 100,
    });
    const found = Items.some(({ MessageSenderID }) => MessageSenderID === id) ? {} : null;
    return {
      drift: driftOf(`messagesenders/assignments/${id}`, found, {}),
      repair: () => this.client.write('POST', 'messagesenders/assignments', { MessageSenderID: id }),
    };
  }
}

function notOurs(object: string, attached: string | null): Failure {
  return Failure.permanent(
    'hook-not-ours',
    attached === null ? `${object} does not exist` : `${object} has the checkout event ${attached} already`,
    {
      details: { object, attached },
      suggestion:
        attached === null
          ? 'Correct the list of API clients.'
          : 'Leave the checkout event out: the webhooks tell of submitted orders too.',
    },
  );
}
