import { PostJournal, PostOrder, ReleaseInventory, ReserveInventory } from '#contracts/commands/erp';
import { OrderChanged, OrderPlaced } from '#contracts/events/orders';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

export const subscriptions: EventDefinition[] = [OrderPlaced, OrderChanged, BalanceTransactionRecorded];
export const commands: CommandDefinition[] = [PostJournal, PostOrder, ReserveInventory, ReleaseInventory];
