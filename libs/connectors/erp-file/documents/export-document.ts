/** A document as it leaves us. Amounts are whole numbers of the currency's smallest unit. */
interface Common {
  /** Unique within the kind; the same content under the same key is the same document. */
  readonly key: string;
  readonly storeId: string;
  /** `2026-11-21` */
  readonly date: string;
}

export interface JournalDocument extends Common {
  readonly kind: 'journal';
  readonly orderId: string | null;
  readonly rule: string | null;
  readonly currency: string;
  readonly description: string;
  /** Key of the entry that this one takes back. */
  readonly reverses: string | null;
  readonly lines: ReadonlyArray<{
    readonly account: string;
    readonly accountName: string;
    readonly debit: number;
    readonly credit: number;
  }>;
}

export interface CustomerDocument extends Common {
  readonly kind: 'customer';
  readonly customerId: string;
  readonly name: string;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface OrderDocument extends Common {
  readonly kind: 'order';
  readonly orderId: string;
  readonly number: string;
  readonly customerId: string;
  readonly currency: string;
  readonly lines: ReadonlyArray<{
    readonly lineId: string;
    readonly sku: string | null;
    readonly name: string;
    readonly quantity: number;
    readonly total: number;
  }>;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly otherPayments: number;
  readonly total: number;
  readonly billingAddress: ExportAddress | null;
  readonly shippingAddress: ExportAddress | null;
}

export interface ExportAddress {
  readonly name: string | null;
  readonly company: string | null;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string;
}

/** A wish to hold stock, or to let it go again (`release`, under the key of the reservation). */
export interface StockDocument extends Common {
  readonly kind: 'reservation' | 'release';
  readonly orderId: string;
  readonly lines: ReadonlyArray<{
    readonly reservation: string;
    readonly sku: string;
    readonly quantity: number;
  }>;
}

export type ExportDocument = JournalDocument | CustomerDocument | OrderDocument | StockDocument;
export type ExportKind = ExportDocument['kind'];
export type DocumentOf<K extends ExportKind> = Extract<ExportDocument, { readonly kind: K }>;
