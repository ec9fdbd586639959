import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../../../i18n/language';
import { useTexts } from '../../../i18n/texts';
import { stepKinds } from '../step-kinds';
import { type Unable, useActionsOffered } from './action-api';
import { groupActions } from './action-groups';
import { actionsTexts } from './actions.texts';

interface Command {
  readonly name: string;
  readonly summary: string;
}

interface Props {
  readonly commands: readonly Command[];
  readonly heading: (text: string) => ReactNode;
  /** `why`: it can be designed with, and would fail as things are. */
  readonly item: (what: string, label: string, icon: ReactNode, about: string, why?: string) => ReactNode;
}

/** Actions under the connected systems that do them; what none of them can do comes last, dimmed, with why. */
export function PaletteActions({ commands, heading, item }: Props) {
  const texts = useTexts(actionsTexts);
  const { language } = useLanguage();
  const offered = useActionsOffered();
  const grouped = useMemo(() => offered && groupActions(commands, offered), [commands, offered]);
  const Symbol = stepKinds.call.icon;
  const entry = ({ name, summary }: Command, why?: string): ReactNode =>
    item(`call:${name}`, name, <Symbol size={16} aria-hidden />, summary, why);
  const whyNot = ({ code, systems, switches }: Unable): string => {
    const [off] = switches;
    if (code === 'switched-off' && off) return texts['switched-off'](off.connectionId, off.label[language]);
    const names = systems.map(({ name }) => name);
    return code === 'not-connected' ? texts['not-connected'](names) : texts['not-by-these'](names);
  };
  if (!grouped) {
    return (
      <>
        {heading(texts.actions)}
        {commands.map((command) => entry(command))}
      </>
    );
  }
  return (
    <>
      {grouped.groups.map(({ systems, commands: done }) => (
        <div
          role="group"
          key={systems.join()}
          aria-label={systems.length > 0 ? texts.by(systems) : texts.own}
        >
          {heading(systems.length > 0 ? texts.by(systems) : texts.own)}
          {done.map((command) => entry(command))}
        </div>
      ))}
      {grouped.impossible.length > 0 && (
        <div role="group" aria-label={texts.impossible}>
          {heading(texts.impossible)}
          {grouped.impossible.map((command) => entry(command, whyNot(command.unable)))}
        </div>
      )}
    </>
  );
}
