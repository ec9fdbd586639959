import { randomUUID } from 'node:crypto';
import { isCaptured, mayGoOn, settleActivities } from './companion';
import type { OrderEntity } from './entities';
import { componentOf } from './entities';
import type { OrderKeeper } from './order-keeper';

/** One waking of all minions; in the product each wakes every five minutes. An order takes one step a round. */
export function runMinions(keeper: OrderKeeper): void {
  for (const order of keeper.all()) {
    if (order.Status === 'Pending') releasePending(keeper, order);
    else if (order.Status === 'Released') settleReleased(keeper, order);
  }
}

/** With our companion an order waits for its money; without it, it goes on as the product's own does. */
function releasePending(keeper: OrderKeeper, order: OrderEntity): void {
  const federated = componentOf(order, 'FederatedPaymentComponent');
  if (federated && keeper.companionInstalled && !mayGoOn(order)) return;
  if (federated) addActivity(keeper, order, federated['Amount']);
  settleActivities(keeper, order);
  keeper.save(order, 'Released');
}

/** A payment without a transaction cannot be settled: order and activity need a person. */
function settleReleased(keeper: OrderKeeper, order: OrderEntity): void {
  const federated = componentOf(order, 'FederatedPaymentComponent');
  const activities = keeper.activitiesOf(order);
  if (federated && federated['TransactionId'] === '') {
    for (const activity of activities) keeper.saveActivity({ ...activity, PaymentStatus: 'Problem' });
    keeper.save(order, 'Problem');
    return;
  }
  if (keeper.companionInstalled && federated && !isCaptured(order)) return;
  for (const activity of activities) keeper.saveActivity({ ...activity, PaymentStatus: 'Settled' });
  keeper.save(order, 'Completed');
}

function addActivity(keeper: OrderKeeper, order: OrderEntity, amount: unknown): void {
  const id = `Entity-SalesActivity-${randomUUID().replaceAll('-', '')}`;
  order.SalesActivity.push({ EntityTarget: id, Name: 'Federated' });
  keeper.saveActivity({
    Id: id,
    Name: 'Federated',
    ActivityAmount: amount,
    Order: { EntityTarget: order.Id },
    PaymentStatus: 'Pending',
    DateUpdated: '',
  });
}
