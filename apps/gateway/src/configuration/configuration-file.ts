import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ConfigurationError } from '#platform/config/read-config';
import { ProblemError } from '#platform/http/problem';
import type { Logger } from '#platform/logging/logger';
import { untilDatabaseAnswers } from '#service/database/until-database-answers';
import { LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';
import { ApplyConfiguration } from './apply-configuration.use-case';
import { ConfigurationVersionRepository } from './configuration-version.repository';

const ACTOR = 'configuration file';

/**
 * Applies the mounted file when its content has changed, so that what was changed by other means since then stays. It is checked at
 * every start: a secret that is missing or a placeholder refuses the start.
 */
@Injectable()
export class ConfigurationFile implements OnApplicationBootstrap {
  constructor(
    private readonly applyConfiguration: ApplyConfiguration,
    private readonly versions: ConfigurationVersionRepository,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const path = this.config.CONFIGURATION_FILE;
    if (path !== undefined) await untilDatabaseAnswers(() => this.apply(path), this.logger);
  }

  async apply(path: string): Promise<void> {
    const text = await readFile(path, 'utf8').catch(() => refuse('the file cannot be read'));
    const digest = createHash('sha256').update(text).digest('hex');
    const document = parse(text);
    try {
      if ((await this.versions.fileDigest()) === digest) {
        this.applyConfiguration.check(document, await this.versions.current());
        return;
      }
      const { version, warnings } = await this.applyConfiguration.apply(document, ACTOR);
      await this.versions.saveFileDigest(digest, version);
      this.logger.info({ version, warnings }, 'The configuration file was applied');
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { errors = [], detail } = error.problem;
      refuse([detail, ...errors.map((fault) => `  ${fault.path}: ${fault.message}`)].join('\n'));
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse('the file is not JSON');
  }
}

function refuse(reason: string): never {
  throw new ConfigurationError([{ name: 'CONFIGURATION_FILE', reason }]);
}
