import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { z } from 'zod';
import type {
  DeadLetterFiguresSchema,
  OrderFiguresSchema,
  PaymentFiguresSchema,
  RunFiguresSchema,
} from '#contracts/models/figures';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { BarChart } from '../chart/bar-chart';
import { filled } from '../chart/slots';
import { overviewTexts } from '../overview.texts';
import { percent } from '../percent';
import { useFigures, type Asked } from '../use-figures';
import { Card } from './card';

type Points<S extends z.ZodType<{ points: readonly object[] }>> = z.output<S>;

/** Splits the time from the numbers. */
const pointsOf = <K extends string>(points: ReadonlyArray<{ at: string } & Record<K, number>>) =>
  points.map(({ at, ...values }) => ({ at, values: values as unknown as Record<K, number> }));

export function OrdersCard(asked: Asked) {
  const texts = useTexts(overviewTexts);
  const query = useFigures<Points<typeof OrderFiguresSchema>>('orders', asked, ({ type }) =>
    type.startsWith('order.placed'),
  );
  return (
    <Card title={texts.orders} query={query}>
      {({ points }) => (
        <BarChart
          label={texts.orders}
          points={filled(pointsOf<'orders'>(points), ['orders'], asked.range)}
          series={[{ name: 'orders', title: texts.placed, tone: 'main' }]}
        />
      )}
    </Card>
  );
}

export function PaymentsCard(asked: Asked) {
  const texts = useTexts(overviewTexts);
  const { language } = useLanguage();
  const query = useFigures<Points<typeof PaymentFiguresSchema>>('payments', asked, ({ type }) =>
    type.startsWith('payment.'),
  );
  return (
    <Card title={texts.payments} query={query}>
      {({ points }) => {
        const sum = (name: 'succeeded' | 'failed') => points.reduce((total, point) => total + point[name], 0);
        const ended = sum('succeeded') + sum('failed');
        return (
          <>
            <BarChart
              label={texts.payments}
              points={filled(
                pointsOf<'succeeded' | 'failed' | 'open'>(points),
                ['succeeded', 'failed', 'open'],
                asked.range,
              )}
              series={[
                { name: 'succeeded', title: texts.succeeded, tone: 'main' },
                { name: 'open', title: texts.open, tone: 'wait' },
                { name: 'failed', title: texts.failed, tone: 'bad' },
              ]}
            />
            {ended > 0 && (
              <Text size="sm">{texts.successRate(percent(sum('succeeded') / ended, language))}</Text>
            )}
          </>
        );
      }}
    </Card>
  );
}

export function RunsCard(asked: Asked) {
  const texts = useTexts(overviewTexts);
  const query = useFigures<Points<typeof RunFiguresSchema>>('runs', asked, ({ type }) =>
    type.startsWith('order.'),
  );
  return (
    <Card title={texts.runs} query={query}>
      {({ points }) => (
        <BarChart
          label={texts.runs}
          points={filled(
            pointsOf<'completed' | 'failed' | 'open'>(points),
            ['completed', 'failed', 'open'],
            asked.range,
          )}
          series={[
            { name: 'completed', title: texts.completed, tone: 'main' },
            { name: 'open', title: texts.open, tone: 'wait' },
            { name: 'failed', title: texts.failed, tone: 'bad' },
          ]}
        />
      )}
    </Card>
  );
}

export function DeadLettersCard(asked: Asked) {
  const texts = useTexts(overviewTexts);
  const query = useFigures<Points<typeof DeadLetterFiguresSchema>>('dead-letters', asked, ({ type }) =>
    type.startsWith('dead-letter.'),
  );
  const toIssues = (
    <Anchor component={Link} to="/dead-letters?of-state=open" size="sm">
      {texts.toIssues}
    </Anchor>
  );
  return (
    <Card title={texts.deadLetters} query={query} actions={toIssues}>
      {({ points }) => (
        <BarChart
          label={texts.deadLetters}
          points={filled(pointsOf<'deadLetters'>(points), ['deadLetters'], asked.range)}
          series={[{ name: 'deadLetters', title: texts.died, tone: 'bad' }]}
        />
      )}
    </Card>
  );
}
