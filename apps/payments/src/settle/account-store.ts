import { Injectable } from '@nestjs/common';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';

/**
 * Whose books keep what belongs to a connection and to no order: those of the first store in the configuration that is paid through it.
 */
@Injectable()
export class AccountStore {
  constructor(private readonly configuration: ConfigurationCopy) {}

  /** Undefined when no store uses the connection any more. */
  of(connectionId: string): string | undefined {
    return this.configuration.stores().find((store) => store.payment === connectionId)?.id;
  }
}
