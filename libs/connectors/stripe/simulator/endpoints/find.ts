import type { ChargeObject } from '../objects/charge';
import type { PaymentIntentObject } from '../objects/payment-intent';
import { noSuch } from '../protocol/api-error';
import type { EndpointContext } from '../protocol/endpoint';
import type { StripeWorld } from '../world/world';

export function findPaymentIntent({ world, path }: EndpointContext): PaymentIntentObject {
  const id = path['id'] ?? '';
  const intent = world.paymentIntents.get(id);
  if (!intent) throw noSuch('payment_intent', id, 'intent');
  return intent;
}

export function findCharge(world: StripeWorld, id: string, status: 400 | 404 = 404): ChargeObject {
  const charge = world.charges.get(id);
  if (!charge) throw noSuch('charge', id, 'charge', status);
  return charge;
}
