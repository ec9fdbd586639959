import { Button, Code, Group, Table, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTexts } from '../../i18n/texts';
import { Notice } from '../notice';
import { differences } from './differences';
import { formTexts } from './form.texts';
import { WideTable } from '../wide-table';

interface Props {
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/** Two people have edited the same thing: what is different, and a choice. */
export function ConflictNote({ mine, theirs, takeTheirs, keepMine }: Props) {
  const texts = useTexts(formTexts);
  return (
    <Notice tone="attention" urgent icon={IconGitMerge} title={texts.conflict}>
      <Text size="sm">{texts.conflictTeach}</Text>
      <WideTable label={texts.conflict} minWidth={360}>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.field}</Table.Th>
              <Table.Th>{texts.mine}</Table.Th>
              <Table.Th>{texts.theirs}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences(mine, theirs).map(({ path, mine: here, theirs: there }) => (
              <Table.Tr key={path}>
                <Table.Td>{path}</Table.Td>
                <Table.Td>
                  <Code>{here}</Code>
                </Table.Td>
                <Table.Td>
                  <Code>{there}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={takeTheirs}>
          {texts.takeTheirs}
        </Button>
        <Button size="xs" variant="default" onClick={keepMine}>
          {texts.keepMine}
        </Button>
      </Group>
    </Notice>
  );
}
