import { Text } from '@mantine/core';
import type { ServiceFigures } from '#contracts/models/figures';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { BarChart } from '../chart/bar-chart';
import { filled } from '../chart/slots';
import { overviewTexts } from '../overview.texts';
import type { TimeRange } from '../time-range';
import type { OfService } from './services-cards';
import { sumPoints } from './sum-points';

interface Props {
  readonly rows: ReadonlyArray<OfService<ServiceFigures['points']>>;
  readonly range: TimeRange;
}

const NAMES = ['retried', 'failed'] as const;

/** How often messages of all services were tried again or given up, over time; what worked would dwarf it and is told in words. */
export function RetriesChart({ rows, range }: Props) {
  const texts = useTexts(overviewTexts);
  const { number } = useFormat();
  const points = sumPoints(rows.map(({ of }) => of));
  const done = points.reduce((sum, { values }) => sum + values.done, 0);
  return (
    <>
      <Text size="sm">{texts.worked(number(done))}</Text>
      <BarChart
        label={texts.retries}
        points={filled(points, NAMES, range)}
        series={[
          { name: 'retried', title: texts.retried, tone: 'wait' },
          { name: 'failed', title: texts.failed, tone: 'bad' },
        ]}
      />
    </>
  );
}
