import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type {
  CommandDefinition,
  EventDefinition,
  MessageDefinition,
  QueryDefinition,
} from '#contracts/message';
import { DEFINITIONS } from '../handles';

type AnyDefinition = MessageDefinition | QueryDefinition;

export interface RegisteredHandler {
  readonly definition: AnyDefinition;
  invoke(body: unknown, context: object): Promise<unknown>;
}

/** Who handles which type. One handler per type: a message has one acknowledgement. */
export class HandlerRegistry {
  private readonly handlers = new Map<string, RegisteredHandler>();
  private readonly faults: string[] = [];

  /** Takes over a handler that Nest found by its decorators. */
  addFromNest(type: string, callback: MessageHandler, extras: Record<string, unknown>): void {
    const definitions = (extras[DEFINITIONS] ?? []) as readonly AnyDefinition[];
    const definition = definitions.find((candidate) => candidate.type === type);
    if (!definition) {
      this.faults.push(`The handler of "${type}" has no definition: use @Handles(...) or @Answers(...)`);
      return;
    }
    this.add(definition, async (body, context) => {
      const result: unknown = await callback(body, context);
      return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
    });
  }

  add(definition: AnyDefinition, invoke: RegisteredHandler['invoke']): void {
    if (this.handlers.has(definition.type)) {
      this.faults.push(`"${definition.type}" has two handlers: keep one @Handles and call both from it`);
      return;
    }
    this.handlers.set(definition.type, { definition, invoke });
  }

  find(type: string): RegisteredHandler | undefined {
    return this.handlers.get(type);
  }

  /** What is wrong with the handlers, each with what to do about it. */
  check(
    service: string,
    subscriptions: readonly EventDefinition[],
    commands: readonly CommandDefinition[],
  ): string[] {
    const expected = new Set([...subscriptions, ...commands].map((definition) => definition.type));
    const missing = [...expected]
      .filter((type) => !this.handlers.has(type))
      .map((type) => `"${type}" has no handler: add a controller method with @Handles for it`);
    const foreign = [...this.handlers.values()].flatMap(({ definition }) => {
      if (definition.kind === 'event') {
        if (expected.has(definition.type)) return [];
        return [
          `"${definition.type}" is handled but never arrives: add it to the subscriptions of ${service}`,
        ];
      }
      if (definition.service === service) return [];
      return [`"${definition.type}" belongs to ${definition.service}: handle it there, not in ${service}`];
    });
    return [...this.faults, ...missing, ...foreign];
  }
}
