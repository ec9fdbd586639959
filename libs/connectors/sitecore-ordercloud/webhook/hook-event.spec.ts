import { readHookBody, subjectOfHook } from './hook-event';

const ORDER = 'v1/orders/{direction}/{orderID}';
const hook = (
  route: string,
  verb: string,
  answer: unknown,
  params: object = { orderID: 'OC-7' },
): [object, string] => [
  { Route: route, Verb: verb, RouteParams: params, Response: { Body: answer } },
  `${verb} ${route}`,
];

describe('what a hook is about', () => {
  it.each([
    [
      'a cart that was submitted',
      ...hook('v1/cart/submit', 'POST', { ID: 'OC-9', Status: 'Open' }, {}),
      'OC-9',
      'created',
    ],
    ['an approval', ...hook(`${ORDER}/approve`, 'POST', { ID: 'OC-7', Status: 'Open' }), 'OC-7', 'created'],
    ['a renamed order', ...hook(ORDER, 'PATCH', { ID: 'OC-8', Status: 'Open' }), 'OC-8', 'updated'],
    [
      'a payment, whose own ID is not the order’s',
      ...hook(`${ORDER}/payments`, 'POST', { ID: 'p-1' }),
      'OC-7',
      'updated',
    ],
    [
      'a shipment of everything',
      ...hook(`${ORDER}/ship`, 'POST', { ID: 'OC-7', Status: 'Completed' }),
      'OC-7',
      'updated',
    ],
    [
      'items put into a shipment',
      ...hook(
        'v1/shipments/{shipmentID}/items',
        'POST',
        { OrderID: 'OC-7', LineItemID: 'l-1' },
        { shipmentID: 's-1' },
      ),
      'OC-7',
      'updated',
    ],
    [
      'an approved return',
      ...hook(
        'v1/orderreturns/{returnID}/approve',
        'POST',
        { ID: 'R1', OrderID: 'OC-7', Status: 'Open' },
        { returnID: 'R1' },
      ),
      'OC-7',
      'updated',
    ],
    [
      'a return that names no order',
      ...hook('v1/orderreturns/{returnID}/approve', 'POST', { ID: 'R1', Status: 'Open' }, { returnID: 'R1' }),
      null,
      'other',
    ],
    ['a deletion', ...hook(ORDER, 'DELETE', null), 'OC-7', 'deleted'],
    ['a user', ...hook('v1/me/register', 'POST', { ID: 'u-1' }, {}), null, 'other'],
  ])('%s', (_name, body, eventType, orderId, claim) => {
    const read = readHookBody(JSON.stringify(body));
    expect(read && subjectOfHook(read, eventType)).toEqual({ orderId, claim });
  });

  it('reads checkout events and messages too', () => {
    expect(subjectOfHook({ OrderWorksheet: { Order: { ID: 'OC-7' } } }, 'ordercheckout.OrderSubmit')).toEqual(
      {
        orderId: 'OC-7',
        claim: 'created',
      },
    );
    expect(subjectOfHook({ EventBody: { Order: { ID: 'OC-7' } } }, 'message.ShipmentCreated')).toEqual({
      orderId: 'OC-7',
      claim: 'updated',
    });
  });
});
