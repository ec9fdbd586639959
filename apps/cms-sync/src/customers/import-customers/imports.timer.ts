import type { OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Periodic } from '#service/schedule/periodic';
import { RunImports } from './run-imports.use-case';

export const IMPORT_JOB = 'import-customers';
const TICK_MS = 250;

/** One replica at a time moves imports on; when it dies, another takes over with its next turn. */
@Injectable()
export class ImportsTimer implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly runImports: RunImports,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(IMPORT_JOB, TICK_MS, () => this.runImports.turn());
  }
}
