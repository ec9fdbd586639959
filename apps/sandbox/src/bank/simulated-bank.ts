import { SimulatorStore, type Collection } from '#connectors/kit/simulator/simulator-store';
import type { PayoutObject } from '#connectors/stripe/simulator/objects/money-movements';
import { createPayout, failPayout } from '#connectors/stripe/simulator/payments/payouts';
import type { StripeWorld } from '#connectors/stripe/simulator/world/world';
import { dayOf, linesOfPayout, type BankLine, type Naming } from './bank-line';
import { closingOf, type BankStatement } from './statement';

/** One account per currency, of a bank that exists in examples only. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  EUR: 'DE02120300000000202051',
  USD: 'DE02500105170137075030',
  GBP: 'DE02100500000054540402',
};
const FIRST_BALANCE = 1_000_000;
const RENT = -45_000;

/** The merchant's bank, as far as it knows of payouts: each that has arrived is a line of the next statement. */
export class SimulatedBank {
  private readonly store: SimulatorStore;
  private readonly statements: Collection<BankStatement>;
  private readonly written: Collection<{ readonly statement: number }>;

  constructor(
    private readonly stripe: StripeWorld,
    directory: string | undefined,
  ) {
    this.store = new SimulatorStore({ name: 'bank', directory });
    this.statements = this.store.collection('statements');
    this.written = this.store.collection('written');
  }

  get currencies(): string[] {
    return this.stripe.settings.settlementCurrencies.map((currency) => currency.toUpperCase());
  }

  /** The newest first. */
  payouts(): PayoutObject[] {
    return this.stripe.payouts.values().reverse();
  }

  /** Of what is on the balance, also of what is still pending; at the bank at once. */
  payOut(currency: string): PayoutObject {
    const request = { currency: currency.toLowerCase(), includePending: true, paidAfterMs: 0 };
    const payout = createPayout(this.stripe, request);
    this.stripe.agenda.run();
    return this.stripe.payouts.get(payout.id) ?? payout;
  }

  /** The bank sends a payout back. */
  sendBack(payoutId: string): PayoutObject {
    return failPayout(this.stripe, payoutId);
  }

  /** The newest first. */
  list(): BankStatement[] {
    return this.statements.values().reverse();
  }

  find(number: number): BankStatement | undefined {
    return this.statements.get(String(number));
  }

  /** Everything of an account that is on no statement yet, and somebody else's rent. */
  writeStatement(currency: string, naming: Naming): BankStatement {
    const before = this.list().find((statement) => statement.currency === currency);
    const number = this.statements.size + 1;
    const today = dayOf(this.stripe.now);
    const lines = [...this.newLines(currency, naming, today), rent(number, today)].sort((a, b) =>
      a.day.localeCompare(b.day),
    );
    for (const { key } of lines) this.written.set(key, { statement: number });
    return this.statements.set(String(number), {
      number,
      account: ACCOUNTS[currency] ?? '',
      currency,
      from: lines[0]?.day ?? today,
      to: today,
      opening: before === undefined ? FIRST_BALANCE : closingOf(before),
      lines,
    });
  }

  close(): void {
    this.store.close();
  }

  private newLines(currency: string, naming: Naming, today: string): BankLine[] {
    return this.stripe.payouts
      .filter((payout) => payout.currency === currency.toLowerCase())
      .flatMap((payout) => linesOfPayout(payout, this.returnedAt(payout), naming))
      .filter(({ key, day }) => day <= today && !this.written.has(key));
  }

  private returnedAt({ failure_balance_transaction: id }: PayoutObject): number | undefined {
    return id === null ? undefined : this.stripe.balanceTransactions.get(id)?.created;
  }
}

/** A line that is none of the provider's business stands on every real statement. */
const rent = (number: number, day: string): BankLine => ({
  key: `rent:${number}`,
  day,
  amount: RENT,
  reference: `B-RENT-${number}`,
  counterparty: 'Landlord',
  text: 'Rent of the shop',
});
