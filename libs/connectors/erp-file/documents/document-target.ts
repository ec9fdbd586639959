import type { DocumentOf, ExportDocument, ExportKind, JournalDocument } from './export-document';

/** What stands at the target under a key. */
export interface Standing<K extends ExportKind> {
  readonly document: DocumentOf<K>;
  /** False for one that a crash interrupted; giving it again completes it. */
  readonly complete: boolean;
}

/** Where documents go. */
export interface DocumentTarget {
  find<K extends ExportKind>(kind: K, key: string): Promise<Standing<K> | null>;
  /** Gives a document once: a key that is there already changes nothing and is no fault. */
  give(document: ExportDocument): Promise<void>;
  /** Entries of the days from and to, both included. */
  journals(from: string, to: string, account: string): Promise<JournalDocument[]>;
  probe(): Promise<void>;
}
