import { amountOfJson, jsonAmount } from '#connectors/kit/erp/json-amount';
import type { BusinessCentralClient, Entity, Row } from '../client/business-central-client';
import { documentNumberOf } from '../documents/document-number';
import { externalNumberOf, textWithKey } from '../documents/key-in-text';
import type { WantedEntry } from './wanted-entry';

/** Line numbers leave room between them, as Business Central's own do. */
const STEP = 10_000;
const COMMENT_LENGTH = 250;

/** The lines of an entry's batch: what a crash left is completed, what does not belong there is removed. */
export class DraftLines {
  constructor(private readonly client: BusinessCentralClient) {}

  async fill({ id }: Entity, entry: WantedEntry, home: string): Promise<void> {
    const path = `journals(${id})/journalLines`;
    const wanted = new Map(lineValues(entry, home).map((line) => [line.lineNumber, line]));
    for (const line of await this.client.list(path)) {
      const same = wanted.get(Number(line['lineNumber']));
      if (same && isSame(line, same, home)) wanted.delete(same.lineNumber);
      else await this.client.remove(`${path}(${String(line['id'])})`);
    }
    for (const line of wanted.values()) await this.client.create(path, line);
  }
}

type LineValues = ReturnType<typeof lineValues>[number];

function lineValues({ key, date, lines }: WantedEntry, home: string) {
  return lines.map(({ account, moved, text }, index) => ({
    lineNumber: (index + 1) * STEP,
    accountType: 'G/L Account',
    accountNumber: account,
    postingDate: date,
    documentNumber: documentNumberOf(key),
    externalDocumentNumber: externalNumberOf(key),
    amount: jsonAmount(moved, home),
    description: textWithKey(key, text),
    comment: key.slice(0, COMMENT_LENGTH),
  }));
}

function isSame(line: Row, wanted: LineValues, home: string): boolean {
  return (
    line['accountType'] === wanted.accountType &&
    line['accountNumber'] === wanted.accountNumber &&
    line['postingDate'] === wanted.postingDate &&
    line['documentNumber'] === wanted.documentNumber &&
    !line['balancingAccountNumber'] &&
    amountOfJson(line['amount'], home) === amountOfJson(wanted.amount, home)
  );
}
