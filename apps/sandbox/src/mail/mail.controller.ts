import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  UnprocessableEntityException,
} from '@nestjs/common';
import { z } from 'zod';
import { MailCatcher } from './mail-catcher';
import { FRAME_POLICY, mailFrame, mailListPage, mailPage } from './mail-pages';
import { Mailbox, type CaughtMail } from './mailbox';

const HTML = 'text/html; charset=utf-8';
const refusalSchema = z.strictObject({
  times: z.int().min(0).max(10_000),
  code: z.int().min(400).max(599).default(451),
});

@Controller()
export class MailController {
  constructor(
    private readonly mailbox: Mailbox,
    private readonly catcher: MailCatcher,
  ) {}

  @Get('mail')
  @Header('content-type', HTML)
  list(): string {
    return mailListPage(this.mailbox.list());
  }

  @Get('mail/:id')
  @Header('content-type', HTML)
  show(@Param('id') id: string): string {
    return mailPage(this.find(id));
  }

  @Get('mail/:id/html')
  @Header('content-type', HTML)
  @Header('content-security-policy', FRAME_POLICY)
  frame(@Param('id') id: string): string {
    return mailFrame(this.find(id));
  }

  @Get('_control/mail/messages')
  messages(): { items: CaughtMail[] } {
    return { items: this.mailbox.list() };
  }

  @Delete('_control/mail/messages')
  clear(): { cleared: true } {
    this.mailbox.clear();
    return { cleared: true };
  }

  /** The next mails are refused. */
  @Post('_control/mail/faults')
  @HttpCode(201)
  refuse(@Body() body: unknown): { times: number; code: number } {
    const parsed = refusalSchema.safeParse(body);
    if (!parsed.success) throw new UnprocessableEntityException(parsed.error.issues);
    this.catcher.refuseNext(parsed.data.times, parsed.data.code);
    return parsed.data;
  }

  private find(id: string): CaughtMail {
    const mail = this.mailbox.get(id);
    if (!mail) throw new NotFoundException('No such mail.');
    return mail;
  }
}
