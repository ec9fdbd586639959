import type { ConnectionTest } from '#contracts/models/connection-state';
import type { Clock } from '#platform/clock/clock';
import { Failure, toFailure } from '#platform/errors/failure';
import type { ConfigurationCopy } from '../configuration/configuration-copy';
import type { Connectors } from '../connectors/connectors';

/** The asker waits ten seconds; an answer that says so is better than none. */
const ANSWER_WITHIN_MS = 9_000;
const CONFIGURATION_WITHIN_MS = 3_000;
const LOOK_AGAIN_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls an outside system without changing anything there, and says in words what came of it. */
export class TestConnection {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly clock: Clock,
  ) {}

  async test(connectionId: string, version: number): Promise<ConnectionTest> {
    const began = this.clock.now().getTime();
    const tookMs = (): number => Math.max(0, this.clock.now().getTime() - began);
    try {
      await this.knows(version);
      await inTime(this.connectors.probe(connectionId));
      return { ok: true, tookMs: tookMs(), code: null, message: null, suggestion: null };
    } catch (error) {
      const { code, message, suggestion } = toFailure(error);
      return {
        ok: false,
        tookMs: tookMs(),
        code: code.slice(0, 100),
        message: message.slice(0, 2_000),
        suggestion: suggestion?.slice(0, 2_000) ?? null,
      };
    }
  }

  /** The configuration comes as an event of its own and may still be on its way. */
  private async knows(version: number): Promise<void> {
    for (let waited = 0; this.configuration.version() < version; waited += LOOK_AGAIN_MS) {
      if (waited >= CONFIGURATION_WITHIN_MS) {
        throw Failure.transient(
          'configuration-behind',
          `The service is still at version ${this.configuration.version()} of the configuration, not ${version}`,
          { suggestion: 'Test again in a moment.' },
        );
      }
      await pause(LOOK_AGAIN_MS);
      await this.configuration.refresh();
    }
  }
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(
          Failure.transient('no-answer', `No answer within ${ANSWER_WITHIN_MS / 1_000} seconds`, {
            suggestion: 'Check the address, and whether a firewall is between.',
          }),
        ),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
