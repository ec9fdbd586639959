import type { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import type { Fields } from './models';
import { patched, textOr } from './models';
import { OcError } from './oc-error';
import type { OrderRecord } from './order-book';
import { PRODUCTS } from './sample-data';

const FULL = 100;

/** Products, variants and inventory records: what they have in stock, and how orders take from it. */
export class ProductBook {
  private readonly products: Collection<Fields>;
  private readonly variants: Collection<Fields>;
  private readonly records: Collection<Fields>;

  constructor(
    store: SimulatorStore,
    private readonly ledger: EffectsLedger,
    private readonly clock: Clock,
  ) {
    this.products = store.collection('products');
    this.variants = store.collection('variants');
    this.records = store.collection('inventory-records');
  }

  seed(): void {
    for (const [ID, Name] of PRODUCTS) {
      const Inventory = { Enabled: true, VariantLevelTracking: false, QuantityAvailable: FULL };
      if (!this.products.has(ID)) this.products.set(ID, { ID, Name, Active: true, Inventory, xp: null });
    }
  }

  product(id: string): Fields {
    return this.products.get(id) ?? notFound('Product', id);
  }

  patchProduct(id: string, changes: Fields): Fields {
    return this.counted('product.patch', this.products.set(id, stocked(this.product(id), changes)));
  }

  variant(productId: string, id: string): Fields {
    return this.variants.get(`${productId}/${id}`) ?? notFound('Variant', id);
  }

  saveVariant(productId: string, fields: Fields): Fields {
    return this.variants.set(`${productId}/${textOr(fields['ID'], 'variant')}`, { xp: null, ...fields });
  }

  patchVariant(productId: string, id: string, changes: Fields): Fields {
    const after = stocked(this.variant(productId, id), changes);
    return this.counted('variant.patch', this.variants.set(`${productId}/${id}`, after));
  }

  recordsOf(owner: string): Fields[] {
    return this.records
      .values()
      .filter(({ owner: of }) => of === owner)
      .map(shown);
  }

  record(owner: string, id: string): Fields {
    return shown(this.records.get(`${owner}/${id}`) ?? notFound('InventoryRecord', id));
  }

  saveRecord(owner: string, fields: Fields): Fields {
    const ID = textOr(fields['ID'], 'record');
    return shown(this.records.set(`${owner}/${ID}`, { xp: null, ...fields, ID, owner }));
  }

  patchRecord(owner: string, id: string, changes: Fields): Fields {
    const after = { ...patched(this.record(owner, id), changes), owner };
    return this.counted('inventory-record.patch', shown(this.records.set(`${owner}/${id}`, after)));
  }

  /** What happens when an order becomes `Open`: a line without a record takes nothing from a product that has records. */
  take({ lineItems }: OrderRecord): void {
    for (const item of lineItems) {
      const productId = textOr(item['ProductID'], '');
      const product = this.products.get(productId);
      const inventory = product?.['Inventory'] as Fields | undefined;
      if (!product || inventory?.['Enabled'] !== true) continue;
      const quantity = Number(item['Quantity']);
      const variantId = textOr((item['Variant'] as Fields | null)?.['ID'], '');
      const tracked = inventory['VariantLevelTracking'] === true && variantId !== '';
      const owner = tracked ? `${productId}/${variantId}` : productId;
      const record = textOr(item['InventoryRecordID'], '');
      if (record !== '') {
        const left = Number(this.record(owner, record)['QuantityAvailable']) - quantity;
        this.saveRecord(owner, { ...this.record(owner, record), QuantityAvailable: left });
      } else if (this.recordsOf(productId).length === 0) {
        const place = tracked ? this.variant(productId, variantId) : product;
        const left = Number((place['Inventory'] as Fields)['QuantityAvailable']) - quantity;
        const after = stocked(place, { Inventory: { QuantityAvailable: left } });
        if (tracked) this.saveVariant(productId, after);
        else this.products.set(productId, after);
      }
    }
  }

  private counted(operation: string, fields: Fields): Fields {
    const objectId = String(fields['ID']);
    const at = this.clock.now().toISOString();
    this.ledger.record({ operation, key: `stock:${objectId}`, at, objectId: `stock:${objectId}` });
    return fields;
  }
}

/** A PATCH of `Inventory` changes the fields it names. */
function stocked(current: Fields, { Inventory, ...changes }: Fields): Fields {
  const after = patched(current, changes);
  if (Inventory === undefined) return after;
  return { ...after, Inventory: { ...(current['Inventory'] as Fields | null), ...(Inventory as Fields) } };
}

function shown({ owner: _internal, ...fields }: Fields): Fields {
  return fields;
}

function notFound(kind: string, id: string): never {
  throw OcError.notFound(kind, id);
}
