import type { Provider, Type } from '@nestjs/common';
import { Replies } from '#service/replies/replies';
import { ContactLinkRepository } from '../contacts/contact-link.repository';
import { LinkContact } from '../contacts/link-contact';
import { CheckCustomerConsumer } from './check-customer/check-customer.consumer';
import { CheckCustomerUseCase } from './check-customer/check-customer.use-case';
import { CustomerSweepRepository } from './database/customer-sweep.repository';
import { DecisionRepository } from './database/decision.repository';
import { DuplicateRepository } from './database/duplicate.repository';
import { ErasureRepository } from './database/erasure.repository';
import { ImportItemRepository } from './database/import-item.repository';
import { ImportRepository } from './database/import.repository';
import { LinkRepository } from './database/link.repository';
import { PeopleRepository } from './database/people.repository';
import { ListDuplicatesController } from './duplicates/list-duplicates.controller';
import { ProposeDuplicates } from './duplicates/propose-duplicates';
import { ResolveDuplicateConsumer } from './duplicates/resolve-duplicate.consumer';
import { EraseCustomerConsumer } from './erase-customer/erase-customer.consumer';
import { EraseCustomerUseCase } from './erase-customer/erase-customer.use-case';
import { EraseEverywhere } from './erase-customer/erase-everywhere';
import { GetCustomerController } from './get-customer/get-customer.controller';
import { ImportCustomerConsumer } from './import-customers/import-customer.consumer';
import { ImportCustomerUseCase } from './import-customers/import-customer.use-case';
import { ImportPace } from './import-customers/import-pace';
import { ImportProgress } from './import-customers/import-progress';
import { ImportsController } from './import-customers/imports.controller';
import { ImportsTimer } from './import-customers/imports.timer';
import { RunImports } from './import-customers/run-imports.use-case';
import { StartImportConsumer } from './import-customers/start-import.consumer';
import { SteerImportConsumer } from './import-customers/steer-import.consumer';
import { ListCustomerOrdersController } from './get-customer/list-customer-orders.controller';
import { CustomerStores } from './keep-in-step/customer-stores';
import { GoneRecords } from './keep-in-step/gone-records';
import { IdentifyPerson } from './keep-in-step/identify-person';
import { KeepInStep } from './keep-in-step/keep-in-step';
import { MakeInCommerce } from './keep-in-step/make-in-commerce';
import { PersonLease } from './keep-in-step/person-lease';
import { PersonOfShopCustomer } from './keep-in-step/person-of-shop-customer';
import { ReadSides } from './keep-in-step/read-sides';
import { CustomerLinkedConsumer } from './link-customer/customer-linked.consumer';
import { ErpCustomerConsumer } from './link-customer/erp-customer.consumer';
import { CustomerSweepTimer } from './sweep-customers/customer-sweep.timer';
import { SweepCustomers } from './sweep-customers/sweep-customers.use-case';

/** One person over all systems: the part of this service that knows customers. */
export const customerControllers: Type[] = [
  CheckCustomerConsumer,
  CustomerLinkedConsumer,
  EraseCustomerConsumer,
  ErpCustomerConsumer,
  GetCustomerController,
  ImportCustomerConsumer,
  ImportsController,
  ListCustomerOrdersController,
  ListDuplicatesController,
  ResolveDuplicateConsumer,
  StartImportConsumer,
  SteerImportConsumer,
];

export const customerProviders: Provider[] = [
  CheckCustomerUseCase,
  Replies,
  CustomerStores,
  CustomerSweepRepository,
  CustomerSweepTimer,
  DecisionRepository,
  DuplicateRepository,
  EraseCustomerUseCase,
  EraseEverywhere,
  ErasureRepository,
  GoneRecords,
  IdentifyPerson,
  ImportCustomerUseCase,
  ImportItemRepository,
  ImportPace,
  ImportProgress,
  ImportRepository,
  ImportsTimer,
  KeepInStep,
  ContactLinkRepository,
  LinkContact,
  LinkRepository,
  MakeInCommerce,
  PeopleRepository,
  PersonLease,
  PersonOfShopCustomer,
  ProposeDuplicates,
  ReadSides,
  RunImports,
  SweepCustomers,
];
