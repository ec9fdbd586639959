import { z } from 'zod';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { defineEndpoint } from '../protocol/endpoint';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';

const THIRTY_DAYS = 30 * 86_400;
const MAX_TYPES = 20;

export const eventEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/v1/events',
    schema: z.strictObject({
      ...p.listing,
      created: p.timeRange.optional(),
      delivery_success: p.boolean.optional(),
      type: p.text().optional(),
      types: z.array(p.text()).optional(),
    }),
    handle: (query, { world }) => {
      if (query.type !== undefined && query.types !== undefined) {
        throw invalidRequest('You may only specify one of these parameters: type, types.', {
          param: 'types',
        });
      }
      if (query.types && query.types.length > MAX_TYPES) {
        throw invalidRequest(`You may specify at most ${MAX_TYPES} types.`, { param: 'types' });
      }
      const wanted = query.types ?? (query.type === undefined ? undefined : [query.type]);
      const oldest = world.now - THIRTY_DAYS;
      const { events } = world.events;
      return paginate(
        events.filter(
          (event) =>
            event.created >= oldest &&
            within(query.created, event.created) &&
            (wanted === undefined || wanted.some((type) => matchesType(event.type, type))) &&
            (query.delivery_success === undefined ||
              world.events.deliveredEverywhere(event.id) === query.delivery_success),
        ),
        query,
        '/v1/events',
      );
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/events/:id',
    schema: z.strictObject({ expand: p.expand.optional() }),
    handle: (_, { world, path }) => {
      const id = path['id'] ?? '';
      const event = world.events.events.get(id);
      if (!event || event.created < world.now - THIRTY_DAYS) throw noSuch('event', id, 'id');
      return event;
    },
  }),
];

/** `charge.*` stands for every type that begins so. */
function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
