import type { FreshRow } from '#messaging/outbox/courier';
import { InGroups } from './in-groups';

/** As long as there is no crowd nobody waits for another's commit: while the disk is slow they reach it together all the same. */
export const MOST_STATEMENTS = 6;
/** Few statements make large ones, which cost the least for each webhook. */
const STATEMENTS_IN_A_CROWD = 2;
/** With so many senders waiting, webhooks come in a crowd: there is no statement left for the next. */
const CROWD = MOST_STATEMENTS;
/** A crowd is over when so many have not waited for so long. */
const QUIET_MS = 30;
/** Between two groups of messages: each makes the broker write to the disk that commits wait for. */
const BREATH_MS = 5;

/** Who publishes from memory what this process has just committed. */
export interface CommandCourier {
  /** Whether it takes rows at this moment. */
  readonly open: boolean;
  readonly leaseSeconds: number;
  carry(row: FreshRow): void;
}

/**
 * Webhooks before messages: a sender waits for its answer and gives up, a message waits without harm. Commands of webhooks that come a few at
 * a time are published from memory after their commit. While webhooks come in crowds the commands stay in the outbox, and the relay, woken after
 * every commit, yields (`Relay.yieldTo`).
 */
export class AcceptFirst {
  private lastCrowd = -Infinity;
  private readonly groups: InGroups<FreshRow>;

  constructor(
    private readonly wakeRelay: () => void,
    private readonly courier: CommandCourier,
  ) {
    this.groups = new InGroups(BREATH_MS, (commands) => {
      for (const command of commands) courier.carry(command);
    });
  }

  /** @param waiting how many senders have no answer yet, the newest included */
  arrived(waiting: number): void {
    if (waiting >= CROWD) this.lastCrowd = performance.now();
  }

  crowded(): boolean {
    return performance.now() - this.lastCrowd <= QUIET_MS;
  }

  /** How many statements may be under way at once. */
  mostStatements(): number {
    return this.crowded() ? STATEMENTS_IN_A_CROWD : MOST_STATEMENTS;
  }

  /** For how many seconds the next commit's commands are kept from every relay; 0 when they are not published from memory. */
  leaseSeconds(): number {
    return this.courier.open && !this.crowded() ? this.courier.leaseSeconds : 0;
  }

  /** @param leased the commands that no relay will look at while their lease lasts */
  committed(leased: readonly FreshRow[]): void {
    if (leased.length > 0) this.groups.add(leased);
    else this.wakeRelay();
  }
}
