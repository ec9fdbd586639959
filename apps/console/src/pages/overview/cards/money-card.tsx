import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { MoneyFiguresSchema } from '#contracts/models/figures';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { BarChart } from '../chart/bar-chart';
import { filled } from '../chart/slots';
import { overviewTexts } from '../overview.texts';
import { useFigures, type Asked } from '../use-figures';
import { Card } from './card';

type Money = z.output<typeof MoneyFiguresSchema>;
const NAMES = ['sales', 'refunds', 'fees', 'disputes'] as const;
const TONES = { sales: 'main', refunds: 'wait', fees: 'quiet', disputes: 'bad' } as const;

/** One currency at a time: sums of several would be no sums. */
export function MoneyCard(asked: Asked) {
  const texts = useTexts(overviewTexts);
  const [chosen, choose] = useState<string | null>(null);
  const query = useFigures<Money>('money', asked, ({ type }) => type.startsWith('balance-transaction.'));
  const currencies = [...new Set(query.data?.points.map(({ currency }) => currency))].sort();
  const currency = currencies.find((one) => one === chosen) ?? currencies[0];
  return (
    <Card
      title={currency === undefined ? texts.money : texts.moneyIn(currency)}
      query={query}
      actions={
        currencies.length > 1 && (
          <Select
            size="xs"
            w={90}
            aria-label={texts.money}
            data={currencies}
            value={currency ?? null}
            onChange={choose}
            allowDeselect={false}
          />
        )
      }
    >
      {(figures) => <MoneyChart figures={figures} currency={currency} asked={asked} />}
    </Card>
  );
}

interface ChartProps {
  readonly figures: Money;
  readonly currency: string | undefined;
  readonly asked: Asked;
}

function MoneyChart({ figures, currency, asked }: ChartProps) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  if (currency === undefined) return <Text size="sm">{texts.nothing}</Text>;
  const points = figures.points
    .filter((point) => point.currency === currency)
    .map(({ at, sales, refunds, fees, disputes }) => ({ at, values: { sales, refunds, fees, disputes } }));
  return (
    <Stack>
      <BarChart
        label={texts.moneyIn(currency)}
        points={filled(points, NAMES, asked.range)}
        series={NAMES.map((name) => ({ name, title: texts[name], tone: TONES[name] }))}
        inWords={(amount) => format.money({ amount: Math.round(amount), currency })}
      />
    </Stack>
  );
}
