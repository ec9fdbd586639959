import { Controller } from '@nestjs/common';
import type { MessageContext } from '#messaging/message-context';
import { Handles } from '#messaging/handles';
import { workflowEvents } from '../engine/document/message-catalog';
import { TakeEvent } from './take-event.use-case';

const byType = new Map(workflowEvents.map((event) => [event.type, event]));

/** Every fact there is: any of them may be what a workflow starts with or waits for. */
@Controller()
export class EventsConsumer {
  constructor(private readonly takeEvent: TakeEvent) {}

  @Handles(...workflowEvents)
  async onEvent(body: unknown, message: MessageContext): Promise<void> {
    await this.takeEvent.execute(byType.get(message.type)!, body as object, message);
  }
}
