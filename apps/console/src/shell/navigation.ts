import type { Icon } from '@tabler/icons-react';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '../session/session';

type Loaded = () => Promise<Record<string, ComponentType>>;

/** A place in the console: where it is, what draws it (loaded when first visited), who may go there. */
export interface Place {
  /** Pattern of the router: `/orders/:storeId/:orderId`. */
  readonly path: string;
  readonly page: LazyExoticComponent<ComponentType>;
  readonly role: Role;
}

/** An entry of the menu. */
export interface MenuEntry {
  readonly path: string;
  readonly icon: Icon;
  readonly role: Role;
  readonly name: { readonly en: string; readonly de: string };
  /** Beside the name: how many wait, say. */
  readonly sign?: ComponentType;
}

/** What one folder under `pages/` adds to the console. */
export interface Area {
  readonly places: readonly Place[];
  readonly menu: readonly MenuEntry[];
}

/** A page by the name it is exported under. */
export const page = (load: Loaded, name: string): LazyExoticComponent<ComponentType> =>
  lazy(async () => {
    const found = (await load())[name];
    if (!found) throw new Error(`There is no page ${name}`);
    return { default: found };
  });
