import { Anchor, Code, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Counterfactual } from '#contracts/models/counterfactual';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { counterfactualTexts } from './counterfactual.texts';
import { ErpChange } from './erp-change';
import { moneySentences } from './money-sentences';

type Change = Counterfactual['result']['changes'][number];

interface Props {
  /** Address of the comparisons of this workflow. */
  readonly path: string;
  readonly job: Counterfactual;
}

/** Orders and money in a sentence, then each kind of change with its shortest example. */
export function CounterfactualOutcome({ path, job }: Props) {
  const texts = useTexts(counterfactualTexts);
  const format = useFormat();
  const { played, changed, money, changes } = job.result;
  if (job.state === 'running' && played === 0) return null;
  const sentences = moneySentences(money, texts, format.money);
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
      {changes.map((change) => (
        <ChangeView
          key={`${change.kind} ${change.about}`}
          path={`${path}/${encodeURIComponent(job.jobId)}`}
          change={change}
        />
      ))}
    </Stack>
  );
}

function ChangeView({ path, change }: { readonly path: string; readonly change: Change }) {
  const texts = useTexts(counterfactualTexts);
  const format = useFormat();
  const { example, about, kind, count } = change;
  const { storeId, orderId, fields } = example;
  return (
    <details>
      <summary>
        <Text size="sm" span>
          {texts.kinds[kind]} {about !== null && <Code>{about}</Code>}{' '}
          {texts.orders(count, format.number(count))}
        </Text>
      </summary>
      <Stack gap="xs" pl="md" py={6}>
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
        {fields.length > 0 && (
          <List size="sm">
            {fields.map(({ path, before, after }) => (
              <List.Item key={path}>
                <Code>{path}</Code>: {before} → {after}
              </List.Item>
            ))}
          </List>
        )}
        <Steps title={texts.before} steps={example.before} />
        <Steps title={texts.after} steps={example.after} />
        {about !== null && <ErpChange path={path} command={about} storeId={storeId} orderId={orderId} />}
      </Stack>
    </details>
  );
}

function Steps({ title, steps }: { readonly title: string; readonly steps: Change['example']['before'] }) {
  const texts = useTexts(counterfactualTexts);
  return (
    <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
      <b>{title}:</b> {steps.length === 0 ? texts.nothing : steps.map(({ stepId }) => stepId).join(' → ')}
    </Text>
  );
}
