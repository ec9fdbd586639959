import { Anchor, Code, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { MappingComparison } from '#contracts/models/mapping-comparison';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { comparisonTexts } from './comparison.texts';
import { moneySentences } from './money-sentences';

type Change = MappingComparison['result']['changes'][number];

/** What fails is looked at first, then what concerns most orders. */
const FIRST: Readonly<Record<Change['kind'], number>> = {
  ...{ fails: 0, 'fails-otherwise': 1, 'fails-no-more': 2 },
  ...{ 'field-changed': 3, 'field-removed': 3, 'field-added': 3 },
};

/** Orders and money in a sentence, then each field that changes with an example. */
export function ComparisonOutcome({ job }: { readonly job: MappingComparison }) {
  const texts = useTexts(comparisonTexts);
  const format = useFormat();
  const { played, changed, money, masked, changes } = job.result;
  if (job.state === 'running' && played === 0) return null;
  const sentences = moneySentences(money, texts, format.money);
  const sorted = [...changes].sort((a, b) => FIRST[a.kind] - FIRST[b.kind] || b.count - a.count);
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} role="status">
        {job.total === 0
          ? texts.noOrders
          : [texts.changed(changed, format.number(changed), format.number(played)), ...sentences].join('; ')}
      </Text>
      {job.state === 'canceled' && <Text size="sm">{texts.canceled}</Text>}
      {job.state === 'failed' && <Text size="sm">{texts.failed(job.failure ?? '')}</Text>}
      {job.truncated && <Text size="sm">{texts.truncated(format.number(job.total))}</Text>}
      {masked > 0 && <Text size="sm">{texts.masked(format.number(masked))}</Text>}
      {sorted.map((change) => (
        <ChangeView key={`${change.kind} ${change.field} ${change.code}`} change={change} />
      ))}
    </Stack>
  );
}

function ChangeView({ change }: { readonly change: Change }) {
  const texts = useTexts(comparisonTexts);
  const format = useFormat();
  const { kind, field, code, count, example } = change;
  const { storeId, orderId } = example;
  const nothing = code === null ? texts.nothing : texts.worked;
  return (
    <details>
      <summary>
        <Text size="sm" span style={{ overflowWrap: 'anywhere' }}>
          {texts.kinds[kind]} <Code>{field}</Code> {code !== null && `(${code}) `}
          {texts.orders(count, format.number(count))}
        </Text>
      </summary>
      <Stack gap={4} pl="md" py={6}>
        <Text size="sm">
          {texts.example}{' '}
          <Anchor
            component={Link}
            size="sm"
            underline="always"
            to={`/orders/${encodeURIComponent(storeId)}/${encodeURIComponent(orderId)}`}
          >
            {orderId}
          </Anchor>
        </Text>
        <Value title={texts.before} text={example.before} nothing={nothing} />
        <Value title={texts.after} text={example.after} nothing={nothing} />
      </Stack>
    </details>
  );
}

function Value(props: { readonly title: string; readonly text: string; readonly nothing: string }) {
  const { title, text, nothing } = props;
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <b>{title}:</b> {text === '' ? <i>{nothing}</i> : text}
    </Text>
  );
}
