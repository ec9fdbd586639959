import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import { checkMapping } from '#mapping/check/check-mapping';
import type { MappingRemark } from '#mapping/check/remark';
import { sidesOf, type MappingSides } from '#mapping/catalogue/mapping-sides';
import { MappingDocumentSchema, type MappingDocument } from '#mapping/document/mapping-document';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { WebhookConnections } from '../webhooks/webhook-connections';

export interface ShippedMapping {
  readonly system: string;
  /** Whether people have published it in place of the connector's. */
  readonly origin: 'shipped' | 'published';
  readonly document: MappingDocument;
  /** Changes with the document's content. */
  readonly revision: string;
}

const described = (system: string, document: unknown): Omit<ShippedMapping, 'origin'> => ({
  system,
  document: MappingDocumentSchema.parse(document),
  revision: createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 16),
});

const NOTHING: MappingSides = { source: null, target: null };

/** The mapping documents that the connectors bring, and the stores whose connections use them. */
@Injectable()
export class ShippedMappings {
  constructor(
    private readonly connections: WebhookConnections,
    private readonly configuration: ConfigurationCopy,
  ) {}

  /** What is in use: the published document, else the connector's. */
  all(): ShippedMapping[] {
    return this.everyShipped().map((shipped) => {
      const published = this.configuration.publishedMapping(shipped.document.id);
      return published ? { ...described(shipped.system, published), origin: 'published' } : shipped;
    });
  }

  /** As the connector brings it. */
  shipped(id: string): ShippedMapping | undefined {
    return this.everyShipped().find(({ document }) => document.id === id);
  }

  private everyShipped(): ShippedMapping[] {
    return this.connections.systems().flatMap((system) =>
      Object.values(this.connections.connector(system)?.mappings ?? {}).map((shipped) => ({
        ...described(system, shipped),
        origin: 'shipped' as const,
      })),
    );
  }

  find(id: string): ShippedMapping | undefined {
    return this.all().find(({ document }) => document.id === id);
  }

  /** The fields that a document's rules may read and write. */
  sides(system: string, document: Pick<MappingDocument, 'source' | 'target'>): MappingSides {
    return sidesOf(document, this.connections.connector(system)?.catalog);
  }

  /** What the catalogues say about a document that compiles; one of no known mapping is held against all systems' records. */
  remarks(document: unknown, overrides: Readonly<Record<string, unknown>> = {}): MappingRemark[] {
    const parsed = MappingDocumentSchema.parse(document);
    const system = this.find(parsed.id)?.system ?? this.systemWith(parsed.target);
    return checkMapping(document, system === undefined ? NOTHING : this.sides(system, parsed), overrides);
  }

  private systemWith(target: string): string | undefined {
    return this.connections
      .systems()
      .find((system) =>
        this.connections.connector(system)?.catalog?.writes.some(({ object }) => object === target),
      );
  }

  /** Stores that override something of a document. */
  overridingStores(id: string): Store[] {
    return this.configuration.stores().filter((store) => store.mappings[id] !== undefined);
  }
}
