import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ResponseOf } from '#contracts/message';
import type { Store } from '#contracts/models/configuration';
import { ListWorkflows } from '#contracts/queries/orchestrator';
import { QueryClient } from '#messaging/query-client';
import type { Logger } from '#platform/logging/logger';
import { LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';

const MOST_PAGES = 20;
const ANSWER_WITHIN_MS = 1_500;
const templateSchema = z.object({ id: z.string() });

/** Names that a store may have in `workflows`: what the product ships, and what operators have published. */
@Injectable()
export class KnownWorkflows {
  private shipped: Promise<ReadonlySet<string>> | undefined;

  constructor(
    private readonly queries: QueryClient,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The orchestrator is asked only about a name that is neither shipped nor in use: an ordinary configuration is applied without it.
   * While it is away nothing else is known, and a new name has to wait for it.
   */
  async among(document: unknown, inUse: readonly Store[]): Promise<ReadonlySet<string>> {
    const known = new Set([...(await this.shippedNames()), ...inUse.flatMap((store) => store.workflows)]);
    if ([...namesIn(document)].every((name) => known.has(name))) return known;
    return new Set([...known, ...(await this.published())]);
  }

  private async published(): Promise<string[]> {
    const names: string[] = [];
    let cursor: string | null = null;
    try {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer: ResponseOf<typeof ListWorkflows> = await this.queries.ask(
          ListWorkflows,
          { cursor, limit: 200 },
          { timeoutMs: ANSWER_WITHIN_MS },
        );
        for (const { workflowId, publishedVersion } of answer.items)
          if (publishedVersion !== null) names.push(workflowId);
        cursor = answer.nextCursor;
        if (cursor === null) break;
      }
    } catch (error) {
      this.logger.warn({ err: error }, 'The orchestrator was not there to say which workflows there are');
    }
    return names;
  }

  private shippedNames(): Promise<ReadonlySet<string>> {
    this.shipped ??= readShipped(resolve(this.config.WORKFLOWS_DIRECTORY)).catch((error: unknown) => {
      this.shipped = undefined;
      this.logger.warn({ err: error }, 'The shipped workflows cannot be read');
      return new Set<string>();
    });
    return this.shipped;
  }
}

async function readShipped(folder: string): Promise<ReadonlySet<string>> {
  const files = (await readdir(folder)).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.scenarios.json'),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return new Set(texts.map((text) => templateSchema.parse(JSON.parse(text)).id));
}

const storesSchema = z.object({ stores: z.array(z.object({ workflows: z.array(z.string()).optional() })) });

/** None in a document that is malformed: its faults are told before. */
function namesIn(document: unknown): Set<string> {
  const parsed = storesSchema.safeParse(document);
  return new Set(parsed.success ? parsed.data.stores.flatMap((store) => store.workflows ?? []) : []);
}
