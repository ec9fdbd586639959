import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ExportEvidence } from '#contracts/queries/periods';
import { Answers } from '#messaging/handles';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { readPosition, writePosition } from '../queries/position-cursor';
import { EvidenceSections } from './evidence-sections';

@Controller()
export class EvidenceAnswerer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly sections: EvidenceSections,
  ) {}

  @Answers(ExportEvidence)
  async page(request: BodyOf<typeof ExportEvidence>): Promise<ResponseOf<typeof ExportEvidence>> {
    const { storeId, period, section, cursor, limit } = request;
    const store = this.configuration.stores().find(({ id }) => id === storeId);
    if (!store) return null;
    const after = readPosition(cursor, section === 'payout-movement' || section === 'entry' ? 2 : 1);
    const { items, next } = await this.sections.page({ store, period, section, after, limit });
    return { records: items, nextCursor: writePosition(next) };
  }
}
