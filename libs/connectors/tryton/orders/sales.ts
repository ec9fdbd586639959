import type { Row, TrytonClient } from '../client/tryton-client';
import type { DocumentKind } from '#connectors/kit/erp/one-per-key';
import { amountIn } from '../amounts';

const MODEL = 'sale.sale';

/** Beginning with `confirmed` a sale binds; a quotation may still be taken back. */
const BINDING = new Set(['confirmed', 'processing', 'done']);

export interface Sale {
  readonly row: Row;
  readonly state: string;
  readonly party: number;
  /** With tax, in major units as Tryton tells it. */
  readonly total: (currency: string) => number;
}

/** Sales as documents of which there is one per key; `description` holds the key, `reference` the shop's number. */
export class Sales implements DocumentKind<Sale> {
  readonly name = 'sale';

  constructor(private readonly client: TrytonClient) {}

  async find(key: string): Promise<Sale[]> {
    const rows = await this.client.searchRead(
      MODEL,
      [
        ['company', '=', await this.client.companyId()],
        ['description', '=', key],
      ],
      ['state', 'party', 'total_amount'],
      { order: [['id', 'ASC']] },
    );
    return rows.map((row) => ({
      row,
      state: String(row['state']),
      party: Number(row['party']),
      total: (currency) => amountIn(row['total_amount'], currency),
    }));
  }

  create(values: Readonly<Record<string, unknown>>): Promise<number> {
    return this.client.create(MODEL, values);
  }

  isFinal({ state }: Sale): boolean {
    return BINDING.has(state) || state === 'cancelled';
  }

  remove(sale: Sale): Promise<unknown> {
    return this.client.run(MODEL, 'delete', [sale.row.id]);
  }

  async finish(sale: Sale): Promise<Sale> {
    if (sale.state === 'draft') await this.client.run(MODEL, 'quote', [sale.row.id]);
    await this.client.run(MODEL, 'confirm', [sale.row.id]);
    const [now] = await this.client.read(MODEL, [sale.row.id], ['state']);
    return { ...sale, state: String(now?.['state']) };
  }

  /** Makes the shipment. Tryton does it by itself after `confirm`, unless a queue or a delay stands between. */
  async process(sale: Sale): Promise<void> {
    if (sale.state === 'confirmed') await this.client.run(MODEL, 'process', [sale.row.id]);
  }
}
