/** A tree of files that other programs read at the same time. Paths are relative, with `/`. */
export interface Files {
  /** Makes a whole file or none, durable when it returns; false when there is one of that name already. */
  create(path: string, content: string): Promise<boolean>;
  /** Null when there is no such file. */
  read(path: string): Promise<string | null>;
  exists(path: string): Promise<boolean>;
  /** Names in a folder; none when there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** @throws Failure `export-folder-missing` */
  requireRoot(): Promise<void>;
}
