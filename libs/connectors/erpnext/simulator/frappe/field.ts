export type FieldType =
  | 'Data'
  | 'Text'
  | 'Link'
  | 'Dynamic Link'
  | 'Select'
  | 'Date'
  | 'Int'
  | 'Check'
  | 'Float'
  | 'Currency'
  | 'Table';

/** One field of a DocType, with what the framework itself enforces. */
export interface Field {
  readonly fieldname: string;
  readonly label: string;
  readonly fieldtype: FieldType;
  /** Link: the DocType; Dynamic Link: the field that names it; Select: the choices by line; Table: the child DocType. */
  readonly options?: string;
  readonly reqd?: boolean;
  /** Set by the system; what a caller sends is dropped. */
  readonly readOnly?: boolean;
  readonly unique?: boolean;
  readonly allowOnSubmit?: boolean;
  readonly defaultValue?: string | number;
}

type Extras = Omit<Partial<Field>, 'fieldname' | 'label' | 'fieldtype' | 'options'>;

function labelOf(fieldname: string): string {
  return fieldname.replace(/(^|_)([a-z])/g, (_match, gap: string, letter: string) =>
    gap ? ` ${letter.toUpperCase()}` : letter.toUpperCase(),
  );
}

const make =
  (fieldtype: FieldType) =>
  (fieldname: string, extras: Extras = {}): Field => ({
    fieldname,
    label: labelOf(fieldname),
    fieldtype,
    ...extras,
  });

const makeWithOptions =
  (fieldtype: FieldType) =>
  (fieldname: string, options: string, extras: Extras = {}): Field => ({
    fieldname,
    label: labelOf(fieldname),
    fieldtype,
    options,
    ...extras,
  });

export const data = make('Data');
export const text = make('Text');
export const date = make('Date');
export const check = make('Check');
export const float = make('Float');
export const currency = make('Currency');
export const link = makeWithOptions('Link');
export const dynamicLink = makeWithOptions('Dynamic Link');
export const select = makeWithOptions('Select');
export const table = makeWithOptions('Table');
