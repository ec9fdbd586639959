/** The day that an `exception` is about: of its movement, entry, payout, bank line or statement. */
export const DAY_OF_EXCEPTION = `coalesce(
  (SELECT movement.created_at::date FROM movements AS movement
   WHERE movement.store_id = exception.store_id AND movement.balance_transaction_id = exception.subject LIMIT 1),
  (SELECT entry.date FROM journal_entries AS entry WHERE entry.entry_id = exception.subject),
  (SELECT (payout.body ->> 'arrivalDate')::date FROM payouts AS payout
   WHERE payout.store_id = exception.store_id AND payout.payout_id = exception.subject LIMIT 1),
  (SELECT line.booking_date FROM bank_lines AS line WHERE line.line_id = exception.subject),
  (SELECT statement.from_day FROM bank_statements AS statement WHERE statement.statement_id = exception.subject),
  exception.opened_at::date)`;
