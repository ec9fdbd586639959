import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { PlayTwin } from '#contracts/queries/orchestrator';
import { Answers } from '#messaging/handles';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { validateWorkflow } from '../engine/document/validate-workflow';
import { playTwin } from '../engine/twin/play-twin';

const PLAYS_FOR_MS = 10_000;

/** The chaos twin of a document: it takes seconds of this process, so one is played at a time, and not for long. */
@Controller()
export class TwinController {
  private playing = false;

  constructor(private readonly configuration: ConfigurationCopy) {}

  @Answers(PlayTwin)
  async play(request: BodyOf<typeof PlayTwin>): Promise<ResponseOf<typeof PlayTwin>> {
    const validated = validateWorkflow(request.document);
    if (!validated.ok) return { busy: false, errors: validated.error, report: null };
    if (this.playing) return { busy: true, errors: [], report: null };
    this.playing = true;
    try {
      const { orders, seed, storeId } = request;
      const until = performance.now() + PLAYS_FOR_MS;
      const report = await playTwin({
        ...{ document: validated.value, store: this.configuration.store(storeId), orders, seed },
        timeIsUp: () => performance.now() > until,
      });
      return { busy: false, errors: [], report };
    } finally {
      this.playing = false;
    }
  }
}
