import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { OutsideWorld } from '../outside-world/outside-world';

@Controller('health')
export class HealthController {
  constructor(private readonly world: OutsideWorld) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Ready when every simulated system listens. */
  @Get('ready')
  ready(): { status: 'ok'; systems: string[] } {
    const systems = this.world.addresses.map(({ name }) => name);
    if (systems.length < this.world.systems.all.length) throw new ServiceUnavailableException('Starting.');
    return { status: 'ok', systems };
  }
}
