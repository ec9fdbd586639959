import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { TraceOrderFunds as TraceOrderFundsQuery } from '#contracts/queries/order-funds';
import { Answers } from '#messaging/handles';
import { TraceOrderFunds } from './trace-order-funds';

@Controller()
export class TraceFundsAnswerer {
  constructor(private readonly funds: TraceOrderFunds) {}

  @Answers(TraceOrderFundsQuery)
  trace(key: BodyOf<typeof TraceOrderFundsQuery>): Promise<ResponseOf<typeof TraceOrderFundsQuery>> {
    return this.funds.trace(key);
  }
}
