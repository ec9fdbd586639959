import { Input, SegmentedControl, Text } from '@mantine/core';
import { useTexts } from '../../i18n/texts';
import { overviewTexts } from './overview.texts';
import { RANGES, type RangeName } from './time-range';

const NAMES = Object.keys(RANGES) as RangeName[];

interface Props {
  readonly value: RangeName;
  readonly choose: (range: RangeName) => void;
}

/** All ranges side by side; a phone shows them by their short names, which fit. */
export function RangeChoice({ value, choose }: Props) {
  const texts = useTexts(overviewTexts);
  return (
    <Input.Wrapper label={texts.range} labelElement="div">
      <SegmentedControl
        aria-label={texts.range}
        fullWidth
        value={value}
        onChange={(name) => choose(name)}
        data={NAMES.map((name) => ({
          value: name,
          label: (
            <>
              <Text span inherit visibleFrom="xs">
                {texts.ranges[name]}
              </Text>
              <Text span inherit hiddenFrom="xs" aria-label={texts.ranges[name]}>
                {texts.shortRanges[name]}
              </Text>
            </>
          ),
        }))}
      />
    </Input.Wrapper>
  );
}
