import { MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTexts } from '../../../i18n/texts';
import { completeFrom } from '../../../parts/completion';
import { ExpressionField } from '../../../parts/expression-field';
import type { JsonSchema } from '../../../parts/json-schema';
import { useListWhenVisited } from '../../../parts/use-list-when-visited';
import type { Expectation } from '../model/document';
import { sampleOf } from '../model/sample';
import { messageQuery, useMessages, type Fault } from '../workflow-api';
import { DurationField } from './duration-field';
import { EventSelect } from './event-select';
import { expectationsTexts, type Ask } from './expectations.texts';

interface Props {
  readonly expectation: Expectation;
  readonly change: (expectation: Expectation) => void;
  readonly readOnly: boolean;
  readonly faults: readonly Fault[];
}

/** One thing that must follow another. */
export function ExpectationFields({ expectation, change, readOnly, faults }: Props) {
  const texts = useTexts(expectationsTexts);
  const events = useMessages().filter(({ kind }) => kind === 'event');
  const { id, name = '', after, filter = '', expect, within, fetch = [] } = expectation;
  const data = useDataOf(after);
  const list = useListWhenVisited();
  const fault = (field: string): string | undefined =>
    faults.find(({ path }) => path.includes(`].${field}`))?.message;
  const { name: _name, ...unnamed } = expectation;
  const { filter: _filter, ...unfiltered } = expectation;
  return (
    <>
      <TextInput
        label={texts.name}
        description={texts.nameAbout}
        placeholder={id}
        maxLength={200}
        readOnly={readOnly}
        value={name}
        error={fault('id')}
        onChange={({ currentTarget: { value } }) =>
          change(value === '' ? unnamed : { ...unnamed, name: value })
        }
      />
      <EventSelect
        label={texts.after}
        value={after}
        readOnly={readOnly}
        onChange={(event) => change({ ...expectation, after: event })}
      />
      <ExpressionField
        label={texts.filter}
        description={texts.filterAbout}
        value={filter}
        readOnly={readOnly}
        complete={data.complete}
        data={data.sample}
        onChange={(source) => change(source === '' ? unfiltered : { ...unfiltered, filter: source })}
      />
      <MultiSelect
        {...list}
        label={texts.expect}
        searchable
        maxValues={10}
        readOnly={readOnly}
        data={[...new Set([...expect, ...events.map((event) => event.name)])].sort()}
        value={[...expect]}
        error={expect.length === 0 ? texts.choose : fault('expect')}
        onChange={(chosen) => change({ ...expectation, expect: chosen })}
      />
      <DurationField
        label={texts.within}
        value={within}
        readOnly={readOnly}
        error={fault('within')}
        onChange={(time) => change({ ...expectation, within: time })}
      />
      <MultiSelect
        label={texts.fetch}
        description={texts.fetchAbout}
        readOnly={readOnly}
        data={ASKS.map((ask) => ({ value: ask, label: `${texts.asks[ask]} (${ask})` }))}
        value={[...fetch]}
        onChange={(chosen) => change({ ...expectation, fetch: chosen })}
      />
    </>
  );
}

const ASKS: readonly Ask[] = ['payments.look-at-order', 'cms-sync.check-order'];
const ANYTHING: JsonSchema = { type: 'object', properties: {} };

/** The filter sees the event itself and the store, nothing of a run. */
function useDataOf(event: string) {
  const schema = useQuery(messageQuery(event)).data?.schema;
  return useMemo(() => {
    const store = { type: 'object', properties: { id: { type: 'string' } } } as const;
    const root: JsonSchema = { type: 'object', properties: { event: schema ?? ANYTHING, store } };
    return { complete: completeFrom(root), sample: sampleOf(root) as Readonly<Record<string, unknown>> };
  }, [schema]);
}
