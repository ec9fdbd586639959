import { Combobox, Group, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { get } from '../api/client';
import type { PageOf } from '../api/use-list';
import { useTexts } from '../i18n/texts';
import { orderHref, SHORTEST_SEARCH, type FoundOrder } from '../pages/orders/order-search';
import { SearchOption } from './search-option';
import { searchBoxTexts } from './search-box.texts';
import { useSearchKey } from './use-search-key';

const PATH = '/api/v1/orders';
const SHOWN = 7;
const WAIT_MS = 250;
const ALL = 'all';

/** Finds an order by anything, from everywhere: `/` or Ctrl K, then the arrows and Enter. */
export function SearchBox() {
  const texts = useTexts(searchBoxTexts);
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), WAIT_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useSearchKey(field);
  const worth = typed.length >= SHORTEST_SEARCH;
  const query = useQuery({
    queryKey: [PATH, { search: typed }, 'box'],
    queryFn: ({ signal }) => get<PageOf<FoundOrder>>(PATH, { search: typed }, signal),
    enabled: worth && combobox.dropdownOpened,
    staleTime: 10_000,
  });
  const found = worth ? (query.data?.items.slice(0, SHOWN) ?? []) : [];
  const leave = (to: string): void => {
    combobox.closeDropdown();
    field.current?.blur();
    void navigate(to);
  };
  const everything = `/orders?search=${encodeURIComponent(text.trim())}`;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => leave(value === ALL ? everything : value)}
      width={380}
      position="bottom-start"
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          type="search"
          size="sm"
          w={{ base: '100%', sm: 340 }}
          aria-label={texts.search}
          placeholder={texts.placeholder}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            query.isFetching ? (
              <Loader size={14} aria-label={texts.searching} />
            ) : (
              <Kbd size="xs" title={texts.key} aria-hidden>
                /
              </Kbd>
            )
          }
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => {
            if (text.trim() !== '') combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            const chosen = combobox.getSelectedOptionIndex() !== -1;
            if (event.key !== 'Enter' || chosen || text.trim().length < SHORTEST_SEARCH) return;
            event.preventDefault();
            leave(everything);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!worth || query.isPending}>
        <Combobox.Options aria-label={texts.search}>
          {found.map((order) => (
            <Combobox.Option key={orderHref(order)} value={orderHref(order)}>
              <SearchOption order={order} />
            </Combobox.Option>
          ))}
          {query.isSuccess && found.length === 0 && <Combobox.Empty>{texts.nothing}</Combobox.Empty>}
          {query.isError && <Combobox.Empty>{texts.failed}</Combobox.Empty>}
          {found.length > 0 && (
            <Combobox.Option value={ALL}>
              <Group gap="xs">
                <IconSearch size={14} aria-hidden />
                <Text size="sm">{texts.all(typed)}</Text>
              </Group>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
