import type { OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Periodic } from '#service/schedule/periodic';
import { PushToCrm } from './push-to-crm.use-case';

export const PUSH_JOB = 'push-to-crm';
/** Changes of so long a time become one write. */
const TICK_MS = 5_000;

@Injectable()
export class PushTimer implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly pushToCrm: PushToCrm,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(PUSH_JOB, TICK_MS, () => this.pushToCrm.run());
  }
}
