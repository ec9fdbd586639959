import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Redirect,
  UnprocessableEntityException,
} from '@nestjs/common';
import { z } from 'zod';
import { ApiError } from '#connectors/stripe/simulator/protocol/api-error';
import { NAMINGS } from './bank-line';
import { bankPage } from './bank-pages';
import { SimulatedBank } from './simulated-bank';
import type { BankStatement } from './statement';
import { writeCamt } from './write-camt';
import { writeCsv } from './write-csv';

const currency = z.string().toUpperCase().default('EUR');
const payoutSchema = z.object({ currency });
const statementSchema = z.object({ currency, naming: z.enum(NAMINGS).default('trace-id') });

interface GoTo {
  readonly url: string;
  readonly statusCode: number;
}

interface WrittenStatement extends BankStatement {
  readonly camt: string;
  readonly csv: string;
}

/** Payouts and the bank's statements, for people as a page and for tests as a control API. */
@Controller()
export class BankController {
  constructor(private readonly bank: SimulatedBank) {}

  @Get('bank')
  @Header('content-type', 'text/html; charset=utf-8')
  show(@Query('note') note?: string): string {
    const { currencies } = this.bank;
    return bankPage({ payouts: this.bank.payouts(), statements: this.bank.list(), currencies, note });
  }

  @Post('bank/payouts')
  @Redirect()
  payOut(@Body() form: unknown): GoTo {
    const wanted = this.known(parsed(payoutSchema, form).currency);
    return backAfter(() => this.bank.payOut(wanted));
  }

  @Post('bank/payouts/:id/return')
  @Redirect()
  sendBack(@Param('id') id: string): GoTo {
    return backAfter(() => this.bank.sendBack(id));
  }

  @Post('bank/statements')
  @Redirect()
  write(@Body() form: unknown): GoTo {
    return backAfter(() => this.writeStatement(form));
  }

  @Get('bank/statements/:number.xml')
  @Header('content-type', 'application/xml; charset=utf-8')
  camt(@Param('number') number: string): string {
    return writeCamt(this.find(number));
  }

  @Get('bank/statements/:number.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  csv(@Param('number') number: string): string {
    return writeCsv(this.find(number));
  }

  @Get('_control/bank/statements')
  statements(): { items: BankStatement[] } {
    return { items: this.bank.list() };
  }

  /** `{currency?, naming?}`: answers the statement with both of its files. */
  @Post('_control/bank/statements')
  @HttpCode(201)
  writeStatement(@Body() body: unknown): WrittenStatement {
    const { currency: wanted, naming } = parsed(statementSchema, body ?? {});
    const statement = this.bank.writeStatement(this.known(wanted), naming);
    return { ...statement, camt: writeCamt(statement), csv: writeCsv(statement) };
  }

  private known(wanted: string): string {
    if (this.bank.currencies.includes(wanted)) return wanted;
    throw new UnprocessableEntityException(`There is no account in ${wanted}.`);
  }

  private find(number: string): BankStatement {
    const statement = this.bank.find(Number(number));
    if (!statement) throw new NotFoundException('No such statement.');
    return statement;
  }
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new UnprocessableEntityException(read.error.issues);
}

/** Back to the page; what Stripe refuses stands there in its own words. */
function backAfter(act: () => void): GoTo {
  try {
    act();
    return { url: '/bank', statusCode: 303 };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { url: `/bank?note=${encodeURIComponent(error.message)}`, statusCode: 303 };
  }
}
