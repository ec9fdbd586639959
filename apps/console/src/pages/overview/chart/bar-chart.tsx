import { Group, Stack, Table, Text } from '@mantine/core';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { overviewTexts } from '../overview.texts';
import styles from './bar-chart.module.css';
import { niceTop, type Point } from './slots';

export type SeriesTone = 'main' | 'bad' | 'wait' | 'quiet';
export interface Series<K extends string> {
  readonly name: K;
  readonly title: string;
  readonly tone: SeriesTone;
}

interface Props<K extends string> {
  /** What the chart shows, for screen readers. */
  readonly label: string;
  readonly points: ReadonlyArray<Point<K>>;
  readonly series: ReadonlyArray<Series<K>>;
  /** How a value is written: a number unless it is money. */
  readonly inWords?: (value: number) => string;
}

const HEIGHT = 100;
const GAP = 0.18;

/** Bars on top of each other, slot by slot, and the same as a table for whoever reads rather than looks. */
export function BarChart<K extends string>({ label, points, series, inWords }: Props<K>) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const write = inWords ?? format.number;
  const sums = points.map(({ values }) =>
    series.reduce((sum, { name }) => sum + Math.max(0, values[name]), 0),
  );
  const nothing = sums.every((sum) => sum === 0);
  const top = niceTop(Math.max(0, ...sums));
  const told = (point: Point<K>): string =>
    [
      format.minute(point.at),
      ...series.map(({ name, title }) => `${title}: ${write(point.values[name])}`),
    ].join('\n');
  return (
    <Stack gap={4}>
      <Legend points={points} series={series} write={write} />
      <Text size="xs" mt={4} className={styles['axis'] ?? ''}>
        {nothing ? texts.nothing : write(top)}
      </Text>
      <svg
        className={styles['chart']}
        viewBox={`0 0 ${Math.max(1, points.length)} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {[0, HEIGHT / 2, HEIGHT].map((y) => (
          <line key={y} className={styles['grid']} x1={0} x2={points.length} y1={y} y2={y} />
        ))}
        {points.map((point, index) => (
          <g key={point.at}>
            <Bars point={point} index={index} series={series} top={top} />
            <rect className={styles['slot']} x={index} y={0} width={1} height={HEIGHT}>
              <title>{told(point)}</title>
            </rect>
          </g>
        ))}
      </svg>
      <div className={styles['axis']}>
        <span>{points[0] && format.minute(points[0].at)}</span>
        <span>{points.length > 1 && format.minute(points.at(-1)!.at)}</span>
      </div>
      <PointTable label={label} points={points} series={series} write={write} />
    </Stack>
  );
}

interface BarsProps<K extends string> {
  readonly point: Point<K>;
  readonly index: number;
  readonly series: ReadonlyArray<Series<K>>;
  readonly top: number;
}

function Bars<K extends string>({ point, index, series, top }: BarsProps<K>) {
  let below = 0;
  return series.map(({ name, tone }) => {
    const height = (Math.max(0, point.values[name]) / top) * HEIGHT;
    below += height;
    if (height === 0) return null;
    return (
      <rect
        key={name}
        className={styles['bar']}
        data-tone={tone}
        x={index + GAP / 2}
        width={1 - GAP}
        y={HEIGHT - below}
        height={height}
      />
    );
  });
}

type Written<K extends string> = Pick<Props<K>, 'points' | 'series'> & {
  readonly write: (value: number) => string;
};

function Legend<K extends string>({ points, series, write }: Written<K>) {
  return (
    <Group gap="lg">
      {series.map(({ name, title, tone }) => (
        <Group key={name} gap={6} wrap="nowrap">
          <span className={styles['key']} data-tone={tone} aria-hidden />
          <Text size="sm">
            {title}: <b>{write(points.reduce((sum, { values }) => sum + values[name], 0))}</b>
          </Text>
        </Group>
      ))}
    </Group>
  );
}

function PointTable<K extends string>({
  label,
  points,
  series,
  write,
}: Written<K> & { readonly label: string }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const told = points.filter(({ values }) => series.some(({ name }) => values[name] !== 0));
  return (
    <details>
      <summary className={styles['summary']}>{texts.asTable}</summary>
      <div className={styles['table']} tabIndex={0} role="region" aria-label={label}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.time}</Table.Th>
              {series.map(({ name, title }) => (
                <Table.Th key={name} ta="end">
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {told.map((point) => (
              <Table.Tr key={point.at}>
                <Table.Td>{format.minute(point.at)}</Table.Td>
                {series.map(({ name }) => (
                  <Table.Td key={name} ta="end">
                    {write(point.values[name])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
}
