import { Module, type DynamicModule } from '@nestjs/common';
import { BankController } from './bank/bank.controller';
import { SimulatedBank } from './bank/simulated-bank';
import type { SandboxConfig } from './config';
import { HealthController } from './health/health.controller';
import { HomeController } from './home/home.controller';
import { MailCatcher } from './mail/mail-catcher';
import { MailController } from './mail/mail.controller';
import { Mailbox } from './mail/mailbox';
import { OutsideWorld } from './outside-world/outside-world';
import { ShopOrders } from './shop/shop-orders';
import { ShopController } from './shop/shop.controller';

/** The outside world, simulated, with pages for people. */
@Module({})
export class AppModule {
  static with(config: SandboxConfig): DynamicModule {
    return {
      module: AppModule,
      controllers: [BankController, HealthController, HomeController, MailController, ShopController],
      providers: [
        { provide: OutsideWorld, useFactory: () => new OutsideWorld(config) },
        { provide: Mailbox, useFactory: () => new Mailbox(config.SANDBOX_DATA_DIR) },
        {
          provide: MailCatcher,
          inject: [Mailbox, OutsideWorld],
          useFactory: (mailbox: Mailbox, world: OutsideWorld) => new MailCatcher(mailbox, world.clock),
        },
        {
          provide: SimulatedBank,
          inject: [OutsideWorld],
          useFactory: (world: OutsideWorld) =>
            new SimulatedBank(world.systems.stripe.world, config.SANDBOX_DATA_DIR),
        },
        {
          provide: ShopOrders,
          inject: [OutsideWorld],
          useFactory: (world: OutsideWorld) => new ShopOrders(world.systems.kentico),
        },
      ],
    };
  }
}
