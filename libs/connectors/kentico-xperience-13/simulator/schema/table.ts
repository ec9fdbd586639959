/** A column's type as the class definition names it, with its size where one is documented; `?` marks one that may be null. */
export type ColumnType = 'int' | 'text' | 'guid' | 'decimal' | 'datetime' | 'bool';
type SizedType = ColumnType | `text(${number})`;
export type ColumnSpecification = SizedType | `${SizedType}?`;

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Most characters; null where none are documented. */
  readonly size: number | null;
}

/** Decimals are kept as text, date-times as UTC instants in ISO form, everything else as JSON has it. */
export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** One object type of the REST service with the database table behind it. */
export interface Table {
  /** `ecommerce.order` */
  readonly objectType: string;
  /** `COM_Order`: the key of a row in every answer. */
  readonly tableName: string;
  readonly id: string;
  readonly guid: string | null;
  readonly codeName: string | null;
  /** Column with the site; null for types that belong to no site. */
  readonly site: string | null;
  readonly parent: { readonly objectType: string; readonly column: string } | null;
  readonly columns: readonly Column[];
  /** Column that moves with every save. */
  readonly timestamp: string | null;
}

interface TableOptions {
  readonly id: string;
  readonly guid?: string;
  readonly codeName?: string;
  readonly site?: string;
  readonly parent?: { readonly objectType: string; readonly column: string };
  readonly timestamp?: string;
}

export function table(
  objectType: string,
  tableName: string,
  options: TableOptions,
  columns: Readonly<Record<string, ColumnSpecification>>,
): Table {
  return {
    objectType,
    tableName,
    id: options.id,
    guid: options.guid ?? null,
    codeName: options.codeName ?? null,
    site: options.site ?? null,
    parent: options.parent ?? null,
    timestamp: options.timestamp ?? null,
    columns: Object.entries(columns).map(([name, specification]) => columnFrom(name, specification)),
  };
}

function columnFrom(name: string, specification: ColumnSpecification): Column {
  const size = /\((\d+)\)/.exec(specification)?.[1];
  return {
    name,
    type: specification.replace(/[?(].*$/, '') as ColumnType,
    nullable: specification.endsWith('?'),
    size: size === undefined ? null : Number(size),
  };
}

/** Column names are matched whatever their case. */
export function columnOf(of: Table, name: string): Column | undefined {
  const wanted = name.toLowerCase();
  return of.columns.find((column) => column.name.toLowerCase() === wanted);
}
