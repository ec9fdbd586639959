/** A line of a bank's file; amounts signed, in cents. */
export interface BankFileLine {
  readonly amount: number;
  readonly day: string;
  readonly text?: string;
  readonly name?: string;
  readonly reference?: string;
  readonly endToEnd?: string;
  readonly status?: 'BOOK' | 'PDNG';
}

interface BankFile {
  readonly account?: string;
  readonly currency?: string;
  readonly number?: string;
  readonly opening?: number;
  readonly from?: string;
  readonly to?: string;
  readonly lines: readonly BankFileLine[];
}

const decimal = (amount: number): string => (Math.abs(amount) / 100).toFixed(2);
const side = (amount: number): string => (amount < 0 ? 'DBIT' : 'CRDT');
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A camt.053 (version 2) of one account, whose balances follow from its lines. */
export function aCamtFile(file: BankFile): string {
  const { account = 'DE89370400440532013000', currency = 'EUR', number = '1', opening = 0, lines } = file;
  const days = lines.map(({ day }) => day).sort();
  const from = file.from ?? days[0] ?? '2026-11-20';
  const to = file.to ?? days.at(-1) ?? from;
  const booked = lines.filter(({ status }) => status !== 'PDNG');
  const closing = booked.reduce((sum, { amount }) => sum + amount, opening);
  const money = (amount: number) =>
    `<Amt Ccy="${currency}">${decimal(amount)}</Amt><CdtDbtInd>${side(amount)}</CdtDbtInd>`;
  const balance = (kind: string, amount: number, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp>${money(amount)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entry = (line: BankFileLine) => `<Ntry>${money(line.amount)}<Sts>${line.status ?? 'BOOK'}</Sts>
    <BookgDt><Dt>${line.day}</Dt></BookgDt><ValDt><Dt>${line.day}</Dt></ValDt>
    ${line.reference === undefined ? '' : `<AcctSvcrRef>${line.reference}</AcctSvcrRef>`}
    <NtryDtls><TxDtls><Refs><EndToEndId>${line.endToEnd ?? 'NOTPROVIDED'}</EndToEndId></Refs>
    <RltdPties><Dbtr><Nm>${escaped(line.name ?? 'Somebody')}</Nm></Dbtr></RltdPties>
    <RmtInf><Ustrd>${escaped(line.text ?? '')}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>M${number}</MsgId><CreDtTm>${to}T20:00:00</CreDtTm></GrpHdr>
<Stmt><Id>${number}</Id><ElctrncSeqNb>${number}</ElctrncSeqNb><CreDtTm>${to}T20:00:00</CreDtTm>
<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', opening, from)}${balance('CLBD', closing, to)}
${lines.map(entry).join('\n')}
</Stmt></BkToCstmrStmt></Document>`;
}
