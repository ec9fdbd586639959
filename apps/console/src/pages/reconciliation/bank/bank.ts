import type { BankLine, BankLineState } from '#contracts/models/bank-statement';
import type { Tone } from '../../../parts/status-badge';

export const BANK_LINES = '/api/v1/bank-lines';
export const BANK_STATEMENTS = '/api/v1/bank-statements';
export const bankLinePath = (id: string): string => `${BANK_LINES}/${encodeURIComponent(id)}`;

export const lineTones: Readonly<Record<BankLineState, Tone>> = {
  open: 'attention',
  matched: 'good',
  tolerance: 'good',
  manual: 'good',
  forced: 'neutral',
  amount: 'bad',
  duplicate: 'bad',
};

/** A line that neither names the provider nor was put together with a payout. */
export const isOfOthers = ({ state, provider }: Pick<BankLine, 'state' | 'provider'>): boolean =>
  state === 'open' && !provider;
