import { Controller } from '@nestjs/common';
import { ConfigurationApplied } from '#contracts/events/platform';
import type { SealedConfiguration } from '#contracts/models/configuration';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ConfigurationCopy } from './configuration-copy';
import { ConfigurationRepository } from './configuration.repository';

@Controller()
export class ConfigurationConsumer {
  constructor(
    private readonly repository: ConfigurationRepository,
    private readonly copy: ConfigurationCopy,
  ) {}

  @Handles(ConfigurationApplied)
  async configurationApplied(body: SealedConfiguration, message: MessageContext): Promise<void> {
    await message.once((tx) => this.repository.save(tx, body));
    this.copy.adopt(body);
  }
}
