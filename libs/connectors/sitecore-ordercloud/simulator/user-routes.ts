import { listPage } from './list-query';
import { readBody } from './models';
import type { Route, RouteWorld } from './routes';

const READ = ['BuyerUserAdmin', 'BuyerUserReader'];
const WRITE = ['BuyerUserAdmin'];

/** Users of buyers, as an administrator's API client sees them. */
export function userRoutes({ users }: Pick<RouteWorld, 'users'>): Route[] {
  const all = '/buyers/{buyerID}/users';
  const one = `${all}/{userID}`;
  const buyer = ({ params }: Parameters<Route['answer']>[0]): string => params['buyerID'] ?? '';
  const id = ({ params }: Parameters<Route['answer']>[0]): string => params['userID'] ?? '';
  return [
    { verb: 'GET', path: '/buyerusers', roles: READ, answer: ({ query }) => listPage(users.all(), query) },
    {
      verb: 'GET',
      path: all,
      roles: READ,
      answer: (call) => listPage(users.ofBuyer(buyer(call)), call.query),
    },
    {
      verb: 'POST',
      path: all,
      roles: WRITE,
      answer: (call) => users.counted('user.create', users.create(buyer(call), readBody('User', call.body))),
    },
    { verb: 'GET', path: one, roles: READ, answer: (call) => users.require(buyer(call), id(call)) },
    {
      verb: 'PUT',
      path: one,
      roles: WRITE,
      answer: (call) =>
        users.counted('user.save', users.save(buyer(call), id(call), readBody('User', call.body))),
    },
    {
      verb: 'PATCH',
      path: one,
      roles: WRITE,
      answer: (call) =>
        users.counted('user.patch', users.patch(buyer(call), id(call), readBody('User', call.body))),
    },
    { verb: 'DELETE', path: one, roles: WRITE, answer: (call) => users.delete(buyer(call), id(call)) },
  ];
}
