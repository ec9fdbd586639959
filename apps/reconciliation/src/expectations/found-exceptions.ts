/**
 * Everything that does not agree now, one row each. `$1` are the stores with an ERP, `$2` when an entry must be in the ERP, `$3` when a
 * payout's list must be final, `$4` when its movements must be here and a bank line must have found its payout, `$6` the last arrival that must
 * be in the bank, `$7` entries looked at for the first time that nobody has begun to bring into the ERP.
 */
export const FOUND_EXCEPTIONS = `
  SELECT store_id, 'not-booked' AS kind, balance_transaction_id AS subject, order_id,
         coalesce((source ->> 'net')::bigint, 0) AS amount, source ->> 'currency' AS currency, code, message
  FROM booking_exceptions WHERE state = 'open'
  UNION ALL
  SELECT entry.store_id, 'missing-in-erp', entry.entry_id, entry.order_id,
         (SELECT sum(debit) FROM journal_lines AS line WHERE line.entry_id = entry.entry_id), entry.currency,
         coalesce(operation.error ->> 'code', 'no-answer-yet'),
         coalesce(operation.error ->> 'message', 'The ERP does not have entry ' || entry.key || ' yet')
  FROM journal_entries AS entry
  LEFT JOIN erp_operations AS operation ON operation.entry_id = entry.entry_id
  WHERE entry.entry_id IN (
      SELECT entry_id FROM erp_operations WHERE state IN ('pending', 'failed') AND entry_id IS NOT NULL
      UNION ALL SELECT subject FROM reconciliation_exceptions WHERE state = 'open' AND kind = 'missing-in-erp'
      UNION ALL SELECT unnest($7::text[]))
    AND entry.store_id = ANY ($1) AND entry.created_at < $2
    AND (operation.state IS NULL OR operation.state IN ('pending', 'failed'))
  UNION ALL
  SELECT store_id, 'missing-in-payout', payout_id, NULL, remainder, body -> 'amount' ->> 'currency', state,
         CASE state WHEN 'incomplete' THEN 'The list of the payout did not become final'
                    ELSE 'The payout names movements that have not come' END
  FROM payouts
  WHERE (state = 'incomplete' AND (body ->> 'arrivalDate')::date < $3::timestamptz)
     OR (state = 'movements-missing' AND told_at < $4)
  UNION ALL
  SELECT store_id, 'payout-amount-mismatch', payout_id, NULL, remainder, body -> 'amount' ->> 'currency', state,
         'The movements of the payout do not add up to its amount'
  FROM payouts WHERE state = 'unexplained'
  UNION ALL
  SELECT payout.store_id, 'missing-in-bank', payout.payout_id, NULL, (payout.body -> 'amount' ->> 'amount')::bigint,
         payout.body -> 'amount' ->> 'currency',
         CASE payout.body ->> 'status' WHEN 'failed' THEN 'return-not-in-bank' ELSE 'payout-not-in-bank' END,
         CASE payout.body ->> 'status'
           WHEN 'failed' THEN 'The payout failed after it was in the bank, and the bank has not taken it back'
           ELSE 'No line of the bank is the payout' END
  FROM payouts AS payout
  LEFT JOIN bank_matches AS paid ON paid.connection_id = payout.connection_id AND paid.payout_id = payout.payout_id
    AND paid.leg = 'paid' AND paid.ended_at IS NULL
  WHERE payout.body ->> 'arrivalDate' <= $6::text AND (payout.body -> 'amount' ->> 'amount')::bigint <> 0
    AND CASE payout.body ->> 'status'
          WHEN 'failed' THEN paid.line_id IS NOT NULL AND payout.told_at::date <= $6::date AND NOT EXISTS (
            SELECT 1 FROM bank_matches AS back
            WHERE back.connection_id = payout.connection_id AND back.payout_id = payout.payout_id
              AND back.leg = 'returned' AND back.ended_at IS NULL)
          WHEN 'canceled' THEN false
          ELSE paid.line_id IS NULL END
    AND EXISTS (SELECT 1 FROM bank_statements AS statement
                WHERE statement.store_id = payout.store_id AND statement.from_day <= (payout.body ->> 'arrivalDate')::date)
  UNION ALL
  SELECT line.store_id,
         CASE line.state WHEN 'amount' THEN 'bank-amount-mismatch' WHEN 'duplicate' THEN 'bank-line-duplicate'
                         ELSE 'bank-line-unmatched' END,
         line.line_id, NULL, line.amount, line.currency,
         CASE line.state WHEN 'amount' THEN 'other-amount' WHEN 'duplicate' THEN 'paid-already' ELSE 'no-payout' END,
         CASE line.state WHEN 'amount' THEN 'The line names payout ' || line.about_payout || ', which has another amount'
                         WHEN 'duplicate' THEN 'The line names payout ' || line.about_payout || ', which another line has paid'
                         ELSE 'The line names the payment provider and belongs to no payout' END
  FROM bank_lines AS line JOIN bank_statements AS statement USING (statement_id)
  WHERE line.state IN ('amount', 'duplicate')
     OR (line.state = 'open' AND line.provider AND statement.imported_at < $4)
  UNION ALL
  SELECT store_id, 'bank-statement-missing', statement_id, NULL, gap, currency, 'balances-apart',
         'The statement of account ' || account || ' does not begin where the one before ended'
  FROM bank_statements WHERE gap <> 0`;
