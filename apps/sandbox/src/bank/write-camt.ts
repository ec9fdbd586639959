import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { escapeHtml } from '../html/layout';
import type { BankLine } from './bank-line';
import { closingOf, type BankStatement } from './statement';

/** camt.053 version 8, one statement per file. */
export function writeCamt(statement: BankStatement): string {
  const { number, account, currency, from, to, opening, lines } = statement;
  const amount = (value: number): string =>
    `<Amt Ccy="${currency}">${moneyToDecimal(money(Math.abs(value), currency))}</Amt>` +
    `<CdtDbtInd>${value < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const balance = (kind: string, value: number, day: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp>${amount(value)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entry = (line: BankLine): string => `      <Ntry>${amount(line.amount)}<Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>${line.day}</Dt></BookgDt><ValDt><Dt>${line.day}</Dt></ValDt>
        <AcctSvcrRef>${escapeHtml(line.reference)}</AcctSvcrRef>
        <NtryDtls><TxDtls><RltdPties>${party(line)}</RltdPties>
          <RmtInf><Ustrd>${escapeHtml(line.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>SANDBOX-${number}</MsgId><CreDtTm>${to}T23:00:00Z</CreDtTm></GrpHdr>
    <Stmt><Id>${number}</Id><ElctrncSeqNb>${number}</ElctrncSeqNb><CreDtTm>${to}T23:00:00Z</CreDtTm>
      <FrToDt><FrDtTm>${from}T00:00:00Z</FrDtTm><ToDtTm>${to}T23:59:59Z</ToDtTm></FrToDt>
      <Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
      ${balance('OPBD', opening, from)}
      ${balance('CLBD', closingOf(statement), to)}
${lines.map(entry).join('\n')}
    </Stmt>
  </BkToCstmrStmt>
</Document>
`;
}

function party({ amount, counterparty }: BankLine): string {
  const role = amount < 0 ? 'Cdtr' : 'Dbtr';
  return `<${role}><Pty><Nm>${escapeHtml(counterparty)}</Nm></Pty></${role}>`;
}
