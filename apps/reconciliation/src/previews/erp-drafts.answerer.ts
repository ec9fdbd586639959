import { Controller } from '@nestjs/common';
import { z } from 'zod';
import type { BodyOf } from '#contracts/message';
import { IdSchema } from '#contracts/models/common';
import { DraftErpDocuments, type DraftedDocuments } from '#contracts/queries/erp-drafts';
import { Answers } from '#messaging/handles';
import { toFailure } from '#platform/errors/failure';
import { ErpDocuments } from './erp-documents';

const StoreSchema = z.object({ storeId: IdSchema });

@Controller()
export class ErpDraftsAnswerer {
  constructor(private readonly documents: ErpDocuments) {}

  @Answers(DraftErpDocuments)
  async draft({ command, body }: BodyOf<typeof DraftErpDocuments>): Promise<DraftedDocuments> {
    let connectionId: string | null = null;
    try {
      const target = await this.documents.target(StoreSchema.parse(body).storeId);
      if (!target) return { connectionId, documents: [], fault: null };
      ({ connectionId } = target);
      return { connectionId, documents: await this.documents.of(target, command, body), fault: null };
    } catch (error) {
      const { code, message } = toFailure(error);
      return { connectionId, documents: [], fault: { code, message } };
    }
  }
}
