import { Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { Transform } from '#mapping/transforms/transform-schema';
import { useTexts } from '../../../i18n/texts';
import { AddressNames } from './address-names';
import { LookupGrid } from './lookup-grid';
import { transformTexts } from './transforms.texts';
import { ValueInput } from './value-input';

interface Props {
  readonly transform: Transform;
  /** Of the rule: what a table's values are typed as. */
  readonly type: string;
  readonly fields: readonly CatalogueField[];
  readonly readOnly: boolean;
  readonly change: (transform: Transform) => void;
}

/** The arguments of one step. */
export function TransformForm({ transform, type, fields, readOnly, change }: Props) {
  const texts = useTexts(transformTexts);
  const text = (label: string, value: string, set: (value: string) => Transform) => (
    <TextInput
      size="xs"
      label={label}
      value={value}
      readOnly={readOnly}
      onChange={(event) => change(set(event.currentTarget.value))}
    />
  );
  const path = (label: string, value: string, set: (value: string) => Transform) => (
    <Select
      size="xs"
      label={label}
      data={pathsOf(fields, value)}
      value={value === '' ? null : value}
      searchable
      allowDeselect={false}
      readOnly={readOnly}
      onChange={(next) => next !== null && change(set(next))}
    />
  );
  const choice = <T extends string>(
    label: string,
    options: ReadonlyArray<{ readonly value: T; readonly label: string }>,
    value: T,
    set: (value: T) => Transform,
  ) => (
    <Select
      size="xs"
      label={label}
      data={[...options]}
      value={value}
      allowDeselect={false}
      readOnly={readOnly}
      onChange={(next) => next !== null && change(set(next))}
    />
  );
  const number = (label: string, value: number, set: (value: number) => Transform) => (
    <NumberInput
      size="xs"
      label={label}
      value={value}
      min={1}
      allowDecimal={false}
      readOnly={readOnly}
      onChange={(next) => typeof next === 'number' && next > 0 && change(set(next))}
    />
  );
  switch (transform.name) {
    case 'prefix':
    case 'suffix':
      return text(texts.text, transform.text, (value) => ({ ...transform, text: value }));
    case 'truncate':
      return (
        <Stack gap={4}>
          {number(texts.length, transform.length, (length) => ({ ...transform, length }))}
          {text(texts.ellipsis, transform.ellipsis, (ellipsis) => ({ ...transform, ellipsis }))}
        </Stack>
      );
    case 'join':
    case 'split':
      return text(texts.separator, transform.separator, (separator) => ({ ...transform, separator }));
    case 'default':
      return (
        <ValueInput
          label={texts.value}
          value={transform.value}
          type={type}
          readOnly={readOnly}
          onChange={(value) => change({ ...transform, value })}
        />
      );
    case 'lookup':
      return <LookupGrid transform={transform} type={type} readOnly={readOnly} change={change} />;
    case 'minor-units':
    case 'decimal-units':
      return path(texts.currency, transform.currency, (currency) => ({ ...transform, currency }));
    case 'date':
      return (
        <Stack gap={4}>
          {choice(
            texts.gives,
            [
              { value: 'date', label: texts.day },
              { value: 'date-time', label: texts.dayAndTime },
              { value: 'instant', label: texts.instant },
            ],
            transform.format,
            (format) => ({ ...transform, format }),
          )}
          {path(texts.zone, transform.zone, (zone) => ({ ...transform, zone }))}
        </Stack>
      );
    case 'local-time':
      return (
        <Stack gap={4}>
          {path(texts.zone, transform.zone, (zone) => ({ ...transform, zone }))}
          {choice(
            texts.gap,
            [
              { value: 'later', label: texts.gapLater },
              { value: 'earlier', label: texts.gapEarlier },
              { value: 'error', label: texts.aFault },
            ],
            transform.gap,
            (gap) => ({ ...transform, gap }),
          )}
          {choice(
            texts.overlap,
            [
              { value: 'first', label: texts.overlapFirst },
              { value: 'second', label: texts.overlapSecond },
              { value: 'error', label: texts.aFault },
            ],
            transform.overlap,
            (overlap) => ({ ...transform, overlap }),
          )}
        </Stack>
      );
    case 'split-name':
      return (
        <Stack gap={4}>
          {choice(
            texts.namePart,
            [
              { value: 'given', label: texts.given },
              { value: 'family', label: texts.family },
            ],
            transform.part,
            (part) => ({ ...transform, part }),
          )}
          {choice(
            texts.nameOrder,
            [
              { value: 'given-first', label: texts.givenFirst },
              { value: 'family-first', label: texts.familyFirst },
            ],
            transform.order,
            (order) => ({ ...transform, order }),
          )}
        </Stack>
      );
    case 'address-lines':
      return (
        <Stack gap={4}>
          {choice(
            texts.separator,
            [
              { value: '\n', label: texts.newLine },
              { value: ', ', label: texts.comma },
            ],
            transform.separator,
            (separator) => ({ ...transform, separator }),
          )}
          <Checkbox
            size="xs"
            label={texts.withCountry}
            checked={transform.country}
            disabled={readOnly}
            onChange={(event) => change({ ...transform, country: event.currentTarget.checked })}
          />
        </Stack>
      );
    case 'phone':
      return path(texts.phoneCountry, transform.country ?? '', (country) => ({ ...transform, country }));
    case 'country':
      return choice(
        texts.code,
        [
          { value: 'alpha-2', label: 'DE (alpha-2)' },
          { value: 'alpha-3', label: 'DEU (alpha-3)' },
          { value: 'numeric', label: '276' },
        ],
        transform.to,
        (to) => ({ ...transform, to }),
      );
    case 'address':
      return (
        <AddressNames
          names={transform.names}
          readOnly={readOnly}
          change={(names) => change({ ...transform, names })}
        />
      );
    case 'describe-lines':
      return (
        <Stack gap={4}>
          {number(texts.length, transform.length, (length) => ({ ...transform, length }))}
          {text(texts.and, transform.and, (and) => ({ ...transform, and }))}
        </Stack>
      );
    default:
      return null;
  }
}

const pathsOf = (fields: readonly CatalogueField[], value: string): string[] => {
  const paths = fields.flatMap(({ path }) => (path.includes('[]') ? [] : [path]));
  return value === '' || paths.includes(value) ? paths : [value, ...paths];
};
