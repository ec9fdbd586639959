import { createHash } from 'node:crypto';
import type { ExportDocument, ExportKind } from '../documents/export-document';

const FOLDERS = {
  journal: 'journals',
  customer: 'customers',
  order: 'orders',
  reservation: 'reservations',
  release: 'releases',
} as const satisfies Record<ExportKind, string>;

const INDEX = '.tillbridge';
const READABLE_LENGTH = 80;

/** `journals/2026-11-20/stripe_txn_1-0c5a1e7b.csv`: readable, and different for different keys. */
export function csvPath({ kind, key, date }: ExportDocument): string {
  const readable = key
    .replace(/[^A-Za-z0-9.-]+/g, '_')
    .replace(/^\.+/, '')
    .slice(0, READABLE_LENGTH);
  return `${FOLDERS[kind]}/${date}/${readable}-${digest(key).slice(0, 8)}.csv`;
}

/** What was given, whatever its reader does with the file. */
export function indexPath(kind: ExportKind, key: string): string {
  const name = digest(key);
  return `${INDEX}/${kind}/${name.slice(0, 2)}/${name}.json`;
}

export const completePath = (kind: ExportKind, key: string): string => `${indexPath(kind, key)}.given`;

/** Which entries a day has: a file per entry, its name pointing into the index. */
export const dayFolder = (date: string): string => `${INDEX}/days/${date}`;
export const dayPath = (date: string, key: string): string => `${dayFolder(date)}/${digest(key)}`;
export const indexPathOfName = (name: string): string => `${INDEX}/journal/${name.slice(0, 2)}/${name}.json`;

const digest = (key: string): string => createHash('sha256').update(key).digest('hex');
