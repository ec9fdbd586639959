import { Controller } from '@nestjs/common';
import { PostAlert } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { PostAlertUseCase } from './post-alert.use-case';

@Controller()
export class AlertsConsumer {
  constructor(private readonly postAlert: PostAlertUseCase) {}

  @Handles(PostAlert)
  async onPostAlert(body: BodyOf<typeof PostAlert>, message: MessageContext): Promise<void> {
    await this.postAlert.execute(body, message);
  }
}
