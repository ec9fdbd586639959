import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiProblem } from '../../api/problem';
import { useLanguage } from '../../i18n/language';
import type { Language } from '../../i18n/texts';
import { useAddressFilter } from '../../parts/use-address-filter';
import { preview, type Preview } from './mapping-api';
import type { Mapper } from './use-mapper';
import { overridesOf } from './model/draft';
import { fieldOfPath, grouped, type FaultsByField, type FieldFault } from './model/faults';
import { toldFault, toldRemark } from './model/fault-words';
import { sampleOf } from './model/sample';

const CHECK_AFTER_MS = 350;

/** What the mapping makes of the chosen order, or of the catalogue's examples, and all that is wrong with it. */
export interface LivePreview {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>> | null;
  readonly faults: FaultsByField;
  /** Problems of no single field. */
  readonly others: readonly FieldFault[];
  readonly errors: number;
  /** Errors of the document itself, whatever the sample: they keep it from being published. */
  readonly checkErrors: number;
  readonly warnings: number;
  /** False while an edit is still being checked. */
  readonly settled: boolean;
  readonly error: unknown;
  readonly order: OrderChoice | null;
  readonly chooseOrder: (order: OrderChoice | null) => void;
}
export interface OrderChoice {
  readonly storeId: string;
  readonly orderId: string;
}

/** As it stands in the address: the store before the first slash. */
export const orderKey = ({ storeId, orderId }: OrderChoice): string => `${storeId}/${orderId}`;

function readOrder(text: string | null): OrderChoice | null {
  const match = /^([^/]+)\/(.+)$/.exec(text ?? '');
  return match ? { storeId: match[1] ?? '', orderId: match[2] ?? '' } : null;
}

interface Found {
  readonly byField: FaultsByField;
  readonly others: readonly FieldFault[];
}
const NOTHING_FOUND: Found = { byField: new Map(), others: [] };

type Checked = Pick<Preview, 'faults' | 'remarks'> & {
  readonly output: Preview['output'] | null;
  readonly invalid: ReadonlyArray<{ readonly path: string; readonly message: string }>;
};

export function usePreview(mapper: Mapper): LivePreview {
  const { language } = useLanguage();
  const { draft, scope, sides, rules } = mapper;
  const { filter, choose } = useAddressFilter(['order']);
  const order = useMemo(() => readOrder(filter.order), [filter.order]);
  const examples = useMemo(() => sampleOf(sides.source), [sides.source]);
  const read = useQuery({
    queryKey: ['mapping-input', draft.document.id, order],
    queryFn: () => preview({ id: draft.document.id, ...order }),
    enabled: order !== null,
    staleTime: 60_000,
  });
  const input = order === null ? examples : (read.data?.input ?? examples);
  const asked = useMemo(
    () => ({ document: draft.document, overrides: overridesOf(draft, scope), sample: input, rules }),
    [draft, scope, input, rules],
  );
  const [settled] = useDebouncedValue(asked, CHECK_AFTER_MS);
  const query = useQuery({
    queryKey: ['mapping-preview', settled],
    queryFn: async () => ({ asked: settled, ...(await check(settled)) }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
  const { data, isPlaceholderData } = query;
  return useMemo(() => {
    const found = data ? faultsOf(data, data.asked.rules, language) : NOTHING_FOUND;
    const all = [...[...found.byField.values()].flat(), ...found.others];
    return {
      input,
      output: data?.output ?? null,
      faults: found.byField,
      others: found.others,
      errors: all.filter(({ severity }) => severity === 'error').length,
      checkErrors: all.filter(({ severity, found: by }) => severity === 'error' && by === 'check').length,
      warnings: all.filter(({ severity }) => severity === 'warning').length,
      settled: settled === asked && data !== undefined && !isPlaceholderData,
      error: query.error ?? read.error,
      order,
      chooseOrder: (chosen) => choose('order', chosen && orderKey(chosen)),
    };
  }, [data, isPlaceholderData, settled, input, asked, query.error, read.error, order, choose, language]);
}

interface Asked {
  readonly document: Mapper['draft']['document'];
  readonly overrides: ReturnType<typeof overridesOf>;
  readonly sample: Readonly<Record<string, unknown>>;
  readonly rules: Mapper['rules'];
}

async function check({ document, overrides, sample }: Asked): Promise<Checked> {
  try {
    return { ...(await preview({ document, overrides, sample })), invalid: [] };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'mapping-invalid') throw error;
    return { output: null, faults: [], remarks: [], invalid: error.body.errors ?? [] };
  }
}

function faultsOf({ faults, remarks, invalid }: Checked, rules: Mapper['rules'], language: Language): Found {
  const others: FieldFault[] = [];
  const found: Array<readonly [string, FieldFault]> = [];
  const add = (field: string | null | undefined, fault: FieldFault): void => {
    if (field === null || field === undefined) others.push(fault);
    else found.push([field, fault]);
  };
  for (const { path, message } of invalid)
    add(fieldOfPath(path, rules), { message, severity: 'error', found: 'check' });
  for (const { field, code, message, severity } of remarks)
    add(field, { message: toldRemark(language, { code, message }), severity, found: 'check' });
  for (const { field, ...fault } of faults)
    add(field, { message: toldFault(language, fault), severity: 'error', found: 'run' });
  return { byField: grouped(found), others };
}
