import { Controller, Inject } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetInputShapes } from '#contracts/queries/mapping-shapes';
import { ShapeTally, shapesOf } from '#mapping/drift/shape-tally';
import { Answers } from '#messaging/handles';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { MappingInputRepository } from '../database/mapping-input.repository';

const HOUR_MS = 3_600_000;
/** The newest of each window. */
const SAMPLES = 300;
/** Read at a time: an input has up to 200,000 characters. */
const SLICE = 25;
/** One question is worked at, so many wait: anybody who may look may ask, and payments go on beside it. */
const MOST_WAITING = 5;

/** Tells which fields the inputs of a mapping have, and nothing of what is in them. */
@Controller()
export class InputShapesConsumer {
  private turn = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly database: Database,
    private readonly inputs: MappingInputRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Answers(GetInputShapes)
  async get(question: BodyOf<typeof GetInputShapes>): Promise<ResponseOf<typeof GetInputShapes>> {
    if (this.waiting > MOST_WAITING)
      throw Failure.transient('shapes-busy', 'Too many ask for the shapes of inputs at once');
    this.waiting += 1;
    const shapes = this.turn.then(() => this.shapes(question));
    this.turn = shapes.then(
      () => undefined,
      () => undefined,
    );
    return shapes.finally(() => (this.waiting -= 1));
  }

  private async shapes({
    mappingId,
    storeId,
    hours,
  }: BodyOf<typeof GetInputShapes>): Promise<ResponseOf<typeof GetInputShapes>> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - hours * HOUR_MS);
    const earlier = await this.tally(mappingId, storeId, { from: new Date(0), to: since });
    const later = await this.tally(mappingId, storeId, { from: since, to: null });
    return shapesOf(earlier, later);
  }

  private async tally(
    mappingId: string,
    storeId: string,
    window: { readonly from: Date; readonly to: Date | null },
  ): Promise<ShapeTally> {
    const tally = new ShapeTally();
    const orderIds = await this.inputs.newestOrders(this.database, mappingId, storeId, window, SAMPLES);
    for (let begin = 0; begin < orderIds.length; begin += SLICE) {
      const slice = orderIds.slice(begin, begin + SLICE);
      for (const input of await this.inputs.inputsOf(this.database, mappingId, storeId, slice))
        tally.add(input);
    }
    return tally;
  }
}
