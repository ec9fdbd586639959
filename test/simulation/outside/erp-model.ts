/** Documents of the ERP. A number is given out once; a document that is there already is answered with. */
export class ErpModel {
  readonly orders: Array<{ readonly reference: string; readonly number: string }> = [];
  readonly journal: Array<{ readonly key: string; readonly debit: number; readonly credit: number }> = [];
  readonly reserved = new Map<string, number>();

  findOrder(reference: string): boolean {
    return this.orders.some((order) => order.reference === reference);
  }

  createOrder(reference: string, number: string): void {
    if (!this.orders.some((order) => order.number === number)) this.orders.push({ reference, number });
  }

  /** All lines of clearing: what the comparison of ledgers reads. */
  post(key: string, amount: number): void {
    if (this.journal.some((line) => line.key === key)) return;
    this.journal.push({ key, debit: Math.max(0, amount), credit: Math.max(0, -amount) });
  }
}
