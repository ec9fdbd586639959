import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import type { Operation } from '../database/operation.repository';
import type { PaymentRecord } from '../domain/payment-record';
import { OperationRunner } from '../operations/operation-runner';
import { PaymentSettler } from '../settle/payment-settler';
import type { ProviderTruth } from '../settle/provider-truth';
import type { Publisher } from '../settle/publisher';
import { TruthGatherer } from '../settle/truth-gatherer';
import { showsCapture } from './capture-operations';
import { CaptureRegister } from './capture-register';

export interface SettledCapture {
  readonly payment: PaymentRecord;
  /** The provider's payment shows what the capture was to bring. */
  readonly effect: boolean;
}

/** What a capture has led to: the capture is noted first, so that whatever is told of the payment tells of it too. */
@Injectable()
export class CaptureSettler {
  constructor(
    private readonly connectors: Connectors,
    private readonly gatherer: TruthGatherer,
    private readonly runner: OperationRunner,
    private readonly register: CaptureRegister,
    private readonly settler: PaymentSettler,
  ) {}

  async look({ connectionId, paymentIntentId }: PaymentRecord): Promise<ProviderTruth> {
    const port = await this.connectors.payment(connectionId ?? '');
    return this.gatherer.ofIntent(port, connectionId ?? '', paymentIntentId ?? '', false);
  }

  async settle(
    tx: Tx,
    publisher: Publisher,
    target: PaymentRecord,
    operation: Operation,
    truth: ProviderTruth,
  ): Promise<SettledCapture> {
    const effect = showsCapture(truth.payment, operation);
    if (effect && (await this.runner.done(tx, operation))) await this.register.note(tx, target, operation);
    const payment = await this.settler.settle(tx, publisher, truth, 'command');
    if (!payment) throw Failure.permanent('payment-lost', 'The captured payment is not known here.');
    return { payment, effect };
  }
}
