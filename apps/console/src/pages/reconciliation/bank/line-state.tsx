import type { BankLine } from '#contracts/models/bank-statement';
import { useTexts } from '../../../i18n/texts';
import { StatusBadge } from '../../../parts/status-badge';
import { isOfOthers, lineTones } from './bank';
import { bankTexts } from './bank.texts';

/** Where a line stands; the rent waits for no payout. */
export function LineState({ line }: { readonly line: BankLine }) {
  const texts = useTexts(bankTexts);
  return isOfOthers(line) ? (
    <StatusBadge tone="neutral">{texts.notProvider}</StatusBadge>
  ) : (
    <StatusBadge tone={lineTones[line.state]}>{texts.states[line.state]}</StatusBadge>
  );
}
