import { listPage } from './list-query';
import type { Fields } from './models';
import { readBody } from './models';
import type { Route, RouteWorld } from './routes';

const READ = ['OrderAdmin', 'OrderReader'];
const WRITE = ['OrderAdmin'];

/** Returns of orders: made, submitted, judged. */
export function returnRoutes({ returns }: RouteWorld): Route[] {
  const all = '/orderreturns';
  const one = `${all}/{returnID}`;
  const move = (name: string, act: (id: string) => Fields): Route => ({
    verb: 'POST',
    path: `${one}/${name}`,
    roles: WRITE,
    answer: ({ params }) => act(params['returnID'] ?? ''),
  });
  return [
    { verb: 'GET', path: all, roles: READ, answer: ({ query }) => listPage(returns.all(), query) },
    {
      verb: 'POST',
      path: all,
      roles: WRITE,
      answer: ({ body }) => returns.create(readBody('OrderReturn', body)),
    },
    {
      verb: 'GET',
      path: one,
      roles: READ,
      answer: ({ params }) => returns.require(params['returnID'] ?? ''),
    },
    {
      verb: 'PATCH',
      path: one,
      roles: WRITE,
      answer: ({ params, body }) => returns.patch(params['returnID'] ?? '', readBody('OrderReturn', body)),
    },
    move('submit', (id) => returns.submit(id, false)),
    move('approve', (id) => returns.approve(id)),
    move('decline', (id) => returns.end(id, 'Declined')),
    move('cancel', (id) => returns.end(id, 'Canceled')),
    move('complete', (id) => returns.end(id, 'Completed')),
  ];
}
