import { Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useFormat } from '../../i18n/format';
import { useTexts } from '../../i18n/texts';
import styles from './money-bar.module.css';
import { moneyStages, type Stage } from './money-stages';
import { currentPayment, type OrderDetail } from './order-detail';
import { orderTexts } from './order.texts';

/** The stations of the money, as far as it came. */
export function MoneyBar({ order }: { readonly order: OrderDetail }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  const refunded = currentPayment(order)?.refunded;
  return (
    <>
      <ol className={styles['bar']}>
        {moneyStages(order).map((stage) => (
          <Station key={stage.name} stage={stage} />
        ))}
      </ol>
      {refunded && refunded.amount > 0 && (
        <Text size="sm" mt="xs">
          {texts.refunded(format.money(refunded))}
        </Text>
      )}
    </>
  );
}

function Station({ stage }: { readonly stage: Stage }) {
  const texts = useTexts(orderTexts);
  const format = useFormat();
  return (
    <li className={styles['station']} data-state={stage.state}>
      <span className={styles['mark']} aria-hidden>
        {stage.state === 'done' && <IconCheck size={14} />}
        {stage.state === 'failed' && <IconX size={14} />}
      </span>
      <Text size="sm" fw={600}>
        {texts.stages[stage.name]}
      </Text>
      <Text size="sm" className={styles['amount'] ?? ''}>
        {stage.amount ? format.money(stage.amount) : texts.stageStates[stage.state]}
      </Text>
      {stage.funds !== undefined && stage.funds !== 'none' && (
        <Text size="xs" className={styles['amount'] ?? ''}>
          {texts.funds[stage.funds]}
        </Text>
      )}
    </li>
  );
}
