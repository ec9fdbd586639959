import { Failure } from '#platform/errors/failure';
import { documentCsv } from '../csv/document-csv';
import type { DocumentTarget, Standing } from '../documents/document-target';
import type { DocumentOf, ExportDocument, ExportKind, JournalDocument } from '../documents/export-document';
import { daysBetween } from './days-between';
import type { Files } from '../files/files';
import { completePath, csvPath, dayFolder, dayPath, indexPath, indexPathOfName } from './file-names';

/**
 * One CSV file per document. First the index, then the file, then a mark that it was given: a crash in between is completed by the next
 * try, and a file that its reader took away does not come again.
 */
export class FolderTarget implements DocumentTarget {
  constructor(private readonly files: Files) {}

  async find<K extends ExportKind>(kind: K, key: string): Promise<Standing<K> | null> {
    const text = await this.files.read(indexPath(kind, key));
    if (text === null) return null;
    const document = parsed(text) as DocumentOf<K>;
    return { document, complete: await this.files.exists(completePath(kind, key)) };
  }

  async give(document: ExportDocument): Promise<void> {
    const { kind, key, date } = document;
    if (await this.files.exists(completePath(kind, key))) return;
    await this.files.create(indexPath(kind, key), JSON.stringify(document));
    if (kind === 'journal') await this.files.create(dayPath(date, key), '');
    await this.files.create(csvPath(document), documentCsv(document));
    await this.files.create(completePath(kind, key), '');
  }

  async journals(from: string, to: string): Promise<JournalDocument[]> {
    const found: JournalDocument[] = [];
    for (const day of daysBetween(from, to)) {
      for (const name of (await this.files.names(dayFolder(day))).sort()) {
        const text = await this.files.read(indexPathOfName(name));
        if (text !== null) found.push(parsed(text) as JournalDocument);
      }
    }
    return found;
  }

  probe(): Promise<void> {
    return this.files.requireRoot();
  }
}

function parsed(text: string): ExportDocument {
  try {
    return JSON.parse(text) as ExportDocument;
  } catch (error) {
    throw Failure.permanent('export-index-damaged', 'A file of the index is not what we wrote', {
      cause: error,
    });
  }
}
