import { Anchor, Group, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { AuthorizationFiguresSchema } from '#contracts/models/figures';
import { useFormat } from '../../../i18n/format';
import { useTexts } from '../../../i18n/texts';
import { Instant } from '../../../parts/instant';
import { orderHref } from '../../orders/order-search';
import { overviewTexts } from '../overview.texts';
import { useStateNow } from '../use-figures';
import { Card } from './card';
import { Figure } from './figure';

/** Money that is held and will be lost unless somebody captures it. */
export function AuthorizationsCard({ store }: { readonly store: string | null }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const query = useStateNow<z.output<typeof AuthorizationFiguresSchema>>(
    'authorizations',
    store,
    ({ type }) => type.startsWith('payment.'),
  );
  return (
    <Card title={texts.authorizations} query={query}>
      {({ open, withinDay, withinWeek, next }) => (
        <>
          <Group gap="xl" mb="sm">
            <Figure name={texts.open} value={open} />
            <Figure name={texts.withinDay} value={withinDay} bad={withinDay > 0} />
            <Figure name={texts.withinWeek} value={withinWeek} />
          </Group>
          {next.length === 0 ? (
            <Text size="sm">{texts.nothing}</Text>
          ) : (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{texts.order}</Table.Th>
                  <Table.Th ta="end">{texts.amount}</Table.Th>
                  <Table.Th ta="end">{texts.lost}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {next.slice(0, 8).map((held) => (
                  <Table.Tr key={held.paymentId}>
                    <Table.Td>
                      <Anchor component={Link} to={orderHref(held)} size="sm" underline="always">
                        {held.storeId} {held.orderId}
                      </Anchor>
                    </Table.Td>
                    <Table.Td ta="end">{format.money(held)}</Table.Td>
                    <Table.Td ta="end">
                      <Instant at={held.captureBefore} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </>
      )}
    </Card>
  );
}
