import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '#platform/logging/logger';
import type { GatewayConfig } from '../config';
import type { ApplyConfiguration } from './apply-configuration.use-case';
import { ConfigurationFile } from './configuration-file';
import type { ConfigurationVersionRepository } from './configuration-version.repository';

describe('the mounted configuration file', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'configuration-file-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is applied as soon as a connection to the database is free', async () => {
    const path = join(folder, 'configuration.json');
    await writeFile(path, '{}');
    const fileDigest = jest.fn<Promise<string | null>, []>();
    fileDigest.mockRejectedValueOnce(Object.assign(new Error('too many connections'), { code: '53300' }));
    fileDigest.mockResolvedValueOnce(null);
    const saveFileDigest = jest.fn<Promise<void>, [string, number]>().mockResolvedValue(undefined);
    const versions = { fileDigest, saveFileDigest } as Partial<ConfigurationVersionRepository>;
    const apply = jest.fn().mockResolvedValue({ version: 3, warnings: [] });
    const file = new ConfigurationFile(
      { apply } as Partial<ApplyConfiguration> as ApplyConfiguration,
      versions as ConfigurationVersionRepository,
      { CONFIGURATION_FILE: path } as GatewayConfig,
      silentLogger,
    );
    await file.onApplicationBootstrap();
    expect(apply).toHaveBeenCalledTimes(1);
    expect(saveFileDigest).toHaveBeenCalledWith(expect.any(String), 3);
  });
});
