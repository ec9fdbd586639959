import { Body, Controller, Get, Header, NotFoundException, Param, Post, Redirect } from '@nestjs/common';
import { orderPage, returnPage, shopPage } from './shop-pages';
import { ShopOrders, type ShopForm, type ShopOrder } from './shop-orders';

const HTML = 'text/html; charset=utf-8';

@Controller('shop')
export class ShopController {
  constructor(private readonly orders: ShopOrders) {}

  @Get()
  @Header('content-type', HTML)
  shop(): string {
    return shopPage(this.orders.recent());
  }

  @Post('orders')
  @Redirect()
  place(@Body() form: ShopForm): { url: string; statusCode: number } {
    return { url: `/shop/orders/${this.orders.place(form)}`, statusCode: 303 };
  }

  @Get('orders/:id')
  @Header('content-type', HTML)
  show(@Param('id') id: string): string {
    return orderPage(this.find(id));
  }

  @Post('orders/:id/status')
  @Redirect()
  move(@Param('id') id: string, @Body() form: { status?: string }): { url: string; statusCode: number } {
    const order = this.find(id);
    this.orders.setStatus(order.id, form.status ?? '');
    return { url: `/shop/orders/${order.id}`, statusCode: 303 };
  }

  @Get('success')
  @Header('content-type', HTML)
  success(): string {
    return returnPage('Thank you', 'Your order has been received. A bank debit may still be pending.');
  }

  @Get('cancel')
  @Header('content-type', HTML)
  cancel(): string {
    return returnPage('Not paid', 'You have left the payment page. Your order is still waiting to be paid.');
  }

  private find(id: string): ShopOrder {
    const order = this.orders.find(id);
    if (!order) throw new NotFoundException('No such order.');
    return order;
  }
}
