import { Failure } from '#platform/errors/failure';
import type { ErpDocument } from '#connectors/kit/erp-port';
import { amountOfJson } from '#connectors/kit/erp/json-amount';
import type { DocumentKind } from '#connectors/kit/erp/one-per-key';
import type { OdooClient, Row, Values } from '../client/odoo-client';
import { idOf } from '../client/odoo-client';

const MODEL = 'sale.order';
const FIELDS = ['name', 'state', 'partner_id', 'amount_total', 'currency_id', 'picking_ids'];

export interface Sale {
  readonly id: number;
  readonly name: string;
  readonly state: ErpDocument['state'];
  readonly partnerId: number | null;
  readonly currency: string;
  /** Smallest units of the currency. */
  readonly total: number;
  readonly pickings: readonly number[];
}

/** Sales orders as documents of which there is one per key; `origin` holds the key, `client_order_ref` the shop's number. */
export class Sales implements DocumentKind<Sale> {
  readonly name = 'order';

  constructor(
    private readonly client: OdooClient,
    private readonly companyId: number,
  ) {}

  async find(key: string): Promise<Sale[]> {
    const rows = await this.client.search(
      MODEL,
      [
        ['origin', '=', key],
        ['company_id', '=', this.companyId],
      ],
      FIELDS,
    );
    return rows.map(saleOf);
  }

  async get(id: number): Promise<Sale | null> {
    const row = await this.client.first(MODEL, [['id', '=', id]], FIELDS);
    return row && saleOf(row);
  }

  async create(values: Values): Promise<void> {
    await this.client.create(MODEL, values);
  }

  isFinal({ state }: Sale): boolean {
    return state !== 'draft';
  }

  async remove({ id }: Sale): Promise<void> {
    await this.client.run(MODEL, 'unlink', id);
  }

  async finish({ id }: Sale): Promise<Sale> {
    await this.client.run(MODEL, 'action_confirm', id);
    const now = await this.get(id);
    if (now) return now;
    throw Failure.conflict('erp-document-gone', `Order ${id} of Odoo is gone`);
  }
}

function saleOf(row: Row): Sale {
  const currency = String((row['currency_id'] as readonly unknown[])[1]);
  return {
    id: row.id,
    name: String(row['name']),
    state: stateOf(row['state']),
    partnerId: idOf(row['partner_id']),
    currency,
    total: amountOfJson(row['amount_total'], currency),
    pickings: Array.isArray(row['picking_ids']) ? (row['picking_ids'] as number[]) : [],
  };
}

/** A quotation binds nobody, whether it was sent or not. */
function stateOf(state: unknown): ErpDocument['state'] {
  switch (state) {
    case 'draft':
    case 'sent':
      return 'draft';
    case 'sale':
      return 'posted';
    case 'cancel':
      return 'canceled';
    default:
      throw Failure.permanent('erp-answer-unreadable', `Unknown state ${String(state)} of an order`);
  }
}
