import { Controller, Get, Header, Headers } from '@nestjs/common';
import { OutsideWorld } from '../outside-world/outside-world';
import { homePage } from './home-page';

@Controller()
export class HomeController {
  constructor(private readonly world: OutsideWorld) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  home(@Headers('host') host = '127.0.0.1'): string {
    return homePage(this.world.addresses, new URL(`http://${host}`).hostname, this.world.clock.now());
  }
}
