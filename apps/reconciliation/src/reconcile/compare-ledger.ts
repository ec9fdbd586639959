import { Inject, Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { LedgerControl } from '#contracts/models/control-totals';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { LedgerRepository } from '../database/ledger.repository';
import { compareLedgers, type LedgerLine } from '../domain/compare-ledgers';

/** Reads an account back from the ERP and holds it against the books. */
@Injectable()
export class CompareLedger {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly ledger: LedgerRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null for a store without an ERP. */
  async run(
    store: Pick<Store, 'id' | 'erp'>,
    account: string,
    from: string,
    to: string,
  ): Promise<LedgerControl | null> {
    if (store.erp === null) return null;
    const about = { connectionId: store.erp, account };
    let lines: readonly LedgerLine[];
    try {
      const erp = await this.connectors.erp(store.erp);
      lines = await erp.readLedger(account, from, to);
    } catch (error) {
      const { code, message } = toFailure(error);
      return { state: 'unavailable', ...about, code, message };
    }
    const entries = await this.ledger.entries(this.database, store.id, account, from, to);
    const ownKeys = new Set(entries.map(({ key }) => key));
    const unknown = [...new Set(lines.map(({ key }) => key).filter((key) => !ownKeys.has(key)))];
    const known = await this.ledger.known(this.database, unknown);
    const elsewhere = new Map(
      known.filter(({ storeId }) => storeId === store.id).map(({ key, entryId }) => [key, entryId]),
    );
    // Several stores may keep their books in one ERP.
    const others = new Set(known.map(({ key }) => key).filter((key) => !elsewhere.has(key)));
    const own = lines.filter(({ key }) => !others.has(key));
    return { ...about, ...compareLedgers(entries, own, this.clock.now(), elsewhere) };
  }
}
