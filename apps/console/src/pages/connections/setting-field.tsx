import { NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import type { JsonSchema } from '../../parts/json-schema';
import { PairGrid } from '../../parts/form/pair-grid';
import { orderStatusLooks } from '../orders/statuses';
import type { Words } from './connection';
import { connectionsTexts } from './connections.texts';
import { labelOf, shapeOf } from './setting-shape';

interface Props {
  readonly words: Words;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly readOnly: boolean;
  /** Only an administrator changes where secrets are sent. */
  readonly locked: boolean;
  readonly error: string | undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const pairsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};

/** One setting of a connection, asked for as its schema says. */
export function SettingField({ words, schema, required, value, onChange, readOnly, locked, error }: Props) {
  const { language } = useLanguage();
  const texts = useTexts(connectionsTexts);
  const shape = shapeOf(schema);
  const { label, help } = labelOf(words[language]);
  const description = locked && !readOnly ? [help, texts.adminOnly].filter(Boolean).join(' ') : help;
  const fixed = readOnly || locked;
  const common = { label, description, error, required, withAsterisk: required };
  const empty = shape.nullable ? null : undefined;
  switch (shape.kind) {
    case 'switch':
      return (
        <Switch
          label={label}
          description={description}
          error={error}
          checked={value === true}
          disabled={fixed}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          readOnly={fixed}
          allowDecimal={false}
          min={shape.minimum ?? Number.MIN_SAFE_INTEGER}
          max={shape.maximum ?? Number.MAX_SAFE_INTEGER}
          clampBehavior="none"
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next === '' ? empty : Number(next))}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          readOnly={fixed}
          clearable={shape.nullable}
          allowDeselect={false}
          data={[...shape.choices]}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => onChange(next ?? empty)}
        />
      );
    case 'list':
      return (
        <TagsInput
          {...common}
          readOnly={fixed}
          value={listOf(value)}
          placeholder={fixed ? '' : texts.addEntry}
          splitChars={[',', ';']}
          onChange={onChange}
        />
      );
    case 'pairs':
      return (
        <PairGrid
          label={words[language]}
          nameTitle={shape.names ? texts.ours : texts.ourNumber}
          valueTitle={texts.theirs}
          names={shape.names?.map((name) => ({
            value: name,
            label: orderStatusLooks[name as keyof typeof orderStatusLooks]?.name[language] ?? name,
          }))}
          value={pairsOf(value)}
          onChange={onChange}
          readOnly={fixed}
          error={error}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          readOnly={fixed}
          placeholder={shape.kind === 'instant' ? '2026-01-31T00:00:00Z' : ''}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value === '' ? empty : event.currentTarget.value)}
        />
      );
  }
}
