import { commerceCustomers } from './commerce-customers.stories';
import { openOrderCloudShop } from './ordercloud-shop';

commerceCustomers('OrderCloud', openOrderCloudShop);
