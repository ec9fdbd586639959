import { Text } from '@mantine/core';
import type { TimelineItem } from '#contracts/models/timeline';
import { useFormat } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useTexts } from '../../i18n/texts';
import { Section } from '../../parts/section';
import { orderTexts } from './order.texts';
import { timelineAnchor } from './timeline-anchor';
import { TimelineCause } from './timeline-cause';
import { toldIn } from './timeline-words';
import { toneOf } from './timeline-tone';
import styles from './timeline.module.css';
import { waitText } from './wait-text';

/** What happened, oldest first: who told it, how long it took since the step before, and what made it happen. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  const texts = useTexts(orderTexts);
  const { language } = useLanguage();
  const format = useFormat();
  return (
    <Section title={texts.timeline}>
      <ol className={styles['timeline']}>
        {items.map((item, index) => {
          const wait = waitText(items[index - 1]?.at, item.at);
          return (
            <li
              key={item.eventId}
              id={timelineAnchor(item.eventId)}
              className={styles['item']}
              data-tone={toneOf(item.type)}
            >
              <Text size="sm">{toldIn(language, item)}</Text>
              <Text size="xs" className={styles['source'] ?? ''}>
                <time dateTime={item.at}>{format.instant(item.at)}</time> · {item.source} · {item.type}
                {wait !== null && ` · ${texts.after(wait)}`}
              </Text>
              {item.cause && <TimelineCause cause={item.cause} items={items} />}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
