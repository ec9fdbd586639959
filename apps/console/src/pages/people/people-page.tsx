import { useTexts } from '../../i18n/texts';
import { Page } from '../../parts/page';
import { AccountsSection } from './accounts-section';
import { peopleTexts } from './people.texts';
import { TokensSection } from './tokens-section';

export function PeoplePage() {
  const texts = useTexts(peopleTexts);
  return (
    <Page title={texts.title} about={texts.about}>
      <AccountsSection />
      <TokensSection />
    </Page>
  );
}
