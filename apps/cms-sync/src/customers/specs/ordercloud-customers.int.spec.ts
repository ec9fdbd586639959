import { commerceCustomers } from './commerce-customers.stories';
import { openOrderCloudShop } from './ordercloud-shop';

jest.setTimeout(30_000);

commerceCustomers('OrderCloud', openOrderCloudShop);
