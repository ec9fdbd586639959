import { SimpleGrid } from '@mantine/core';
import type { FaultOf } from '../../parts/form/faults';
import { useMay } from '../../session/session';
import type { Connector, Settings } from './connection';
import { SettingField } from './setting-field';
import { shapeOf } from './setting-shape';

interface Props {
  readonly connector: Connector;
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
  readonly readOnly: boolean;
  readonly faultOf: FaultOf;
}

/** A connection's settings, drawn from its connector's manifest. */
export function SettingsForm({ connector, settings, onChange, readOnly, faultOf }: Props) {
  const isAdmin = useMay('admin');
  const { properties = {}, required = [] } = connector.settings;
  const fields = Object.entries(properties);
  const field = ([name, schema]: (typeof fields)[number]) => (
    <SettingField
      key={name}
      words={connector.labels[name] ?? { en: name, de: name }}
      schema={schema}
      required={required.includes(name)}
      value={settings[name]}
      onChange={(value) => onChange({ ...settings, [name]: value })}
      readOnly={readOnly}
      locked={!isAdmin && connector.addresses.includes(name)}
      error={faultOf(`settings.${name}`)}
    />
  );
  const isTable = ([, schema]: (typeof fields)[number]): boolean => shapeOf(schema).kind === 'pairs';
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing="md">
        {fields.filter((one) => !isTable(one)).map(field)}
      </SimpleGrid>
      {fields.filter(isTable).map(field)}
    </>
  );
}
