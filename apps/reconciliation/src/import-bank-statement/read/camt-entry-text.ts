import { plain, type LineRead } from './statement-read';
import { child, children, textAt, textOf, type XmlNode } from './xml-node';

const REFERENCES = ['EndToEndId', 'TxId', 'InstrId', 'PmtInfId', 'MsgId', 'UETR', 'MndtId', 'ClrSysRef'];
const PARTIES = ['Dbtr', 'UltmtDbtr', 'Cdtr', 'UltmtCdtr'];
/** Of a batch the first transactions are enough: the line is one. */
const MOST_DETAILS = 20;

/** Who is on the other side of a line, and all that is written about it. */
export function textOfEntry(entry: XmlNode): Pick<LineRead, 'counterparty' | 'text'> {
  const details = children(entry, 'NtryDtls')
    .flatMap((group) => children(group, 'TxDtls'))
    .slice(0, MOST_DETAILS);
  const names = details.flatMap(partiesOf);
  const texts = [...details.flatMap(textsOf), textAt(entry, 'AddtlNtryInf'), textAt(entry, 'NtryRef')];
  const written = texts.filter((text): text is string => text !== null && text !== 'NOTPROVIDED');
  return {
    counterparty: names[0] === undefined ? null : plain(names[0], 140),
    text: plain([...new Set(written)].join(' ')),
  };
}

const partiesOf = (details: XmlNode): string[] =>
  PARTIES.map((party) => {
    const node = child(details, 'RltdPties', party);
    return textAt(node, 'Nm') ?? textAt(node, 'Pty', 'Nm');
  }).filter((name): name is string => name !== null);

const textsOf = (details: XmlNode): Array<string | null> => [
  ...children(child(details, 'RmtInf'), 'Ustrd').map(textOf),
  ...children(child(details, 'RmtInf'), 'Strd').map((node) => textAt(node, 'CdtrRefInf', 'Ref')),
  ...REFERENCES.map((name) => textAt(details, 'Refs', name)),
  ...children(child(details, 'Refs'), 'Prtry').map((node) => textAt(node, 'Ref')),
  textAt(details, 'AddtlTxInf'),
];
