import { Controller } from '@nestjs/common';
import { SettleStep } from '#contracts/commands/settle-step';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { SettleStepUseCase } from './settle-step.use-case';

@Controller()
export class SettleStepConsumer {
  constructor(private readonly settleStep: SettleStepUseCase) {}

  @Handles(SettleStep)
  async onSettleStep(body: BodyOf<typeof SettleStep>, message: MessageContext): Promise<void> {
    await this.settleStep.execute(body, message);
  }
}
