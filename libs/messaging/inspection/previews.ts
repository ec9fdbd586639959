import type { BodyOf, MessageDefinition } from '#contracts/message';
import type { MessageInspection } from '#contracts/queries/message-inspection';

export type Preview = NonNullable<MessageInspection['preview']>;
type Previewer = (body: unknown) => Promise<Preview>;

/** Handlers that can say what they would do. They must only read and call nobody outside. */
export class Previews {
  private readonly previewers = new Map<string, Previewer>();

  add<D extends MessageDefinition>(definition: D, preview: (body: BodyOf<D>) => Promise<Preview>): void {
    this.previewers.set(definition.type, preview as Previewer);
  }

  find(type: string): Previewer | undefined {
    return this.previewers.get(type);
  }
}
