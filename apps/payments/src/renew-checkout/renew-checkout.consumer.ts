import { Controller } from '@nestjs/common';
import { RenewCheckout } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { PaymentOpener } from '../create-payment/payment-opener';

/** The shopper came back to an order whose page has ended: the same rules as for a new one. */
@Controller()
export class RenewCheckoutConsumer {
  constructor(private readonly opener: PaymentOpener) {}

  @Handles(RenewCheckout)
  async renewCheckout(body: BodyOf<typeof RenewCheckout>, message: MessageContext): Promise<void> {
    await this.opener.open(body, message);
  }
}
