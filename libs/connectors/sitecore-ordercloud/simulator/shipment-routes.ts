import { listPage } from './list-query';
import { readBody } from './models';
import type { Route, RouteWorld } from './routes';

const READ = ['ShipmentAdmin', 'ShipmentReader'];
const WRITE = ['ShipmentAdmin'];
type Call = Parameters<Route['answer']>[0];

/** Shipments as an administrator's API client sees them. The list of an order comes from an index that may lag. */
export function shipmentRoutes({
  shipments,
  tuning,
  now,
}: Pick<RouteWorld, 'shipments' | 'tuning' | 'now'>): Route[] {
  const one = '/shipments/{shipmentID}';
  const items = `${one}/items`;
  const id = ({ params }: Call): string => params['shipmentID'] ?? '';
  const order = ({ params }: Call): string => params['orderID'] ?? '';
  return [
    {
      verb: 'GET',
      path: '/orders/{direction}/{orderID}/shipments',
      roles: READ,
      answer: (call) =>
        listPage(shipments.ofOrder(order(call), now().getTime() - tuning.shipmentListLagMs), call.query),
    },
    { verb: 'GET', path: '/shipments', roles: READ, answer: ({ query }) => listPage(shipments.all(), query) },
    {
      verb: 'POST',
      path: '/shipments',
      roles: WRITE,
      answer: ({ body }) => shipments.create(readBody('Shipment', body)),
    },
    { verb: 'GET', path: one, roles: READ, answer: (call) => shipments.require(id(call)) },
    {
      verb: 'PATCH',
      path: one,
      roles: WRITE,
      answer: (call) => shipments.patch(id(call), readBody('Shipment', call.body)),
    },
    {
      verb: 'GET',
      path: items,
      roles: READ,
      answer: (call) => listPage(shipments.items(id(call)), { ...call.query, sortBy: 'LineItemID' }),
    },
    {
      verb: 'POST',
      path: items,
      roles: WRITE,
      answer: (call) => shipments.saveItem(id(call), readBody('ShipmentItem', call.body)),
    },
    {
      verb: 'GET',
      path: `${items}/{orderID}/{lineItemID}`,
      roles: READ,
      answer: (call) => shipments.item(id(call), order(call), call.params['lineItemID'] ?? ''),
    },
  ];
}
