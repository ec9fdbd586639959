import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetBankLine, ListBankLines, ListBankStatements } from '#contracts/queries/bank';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { BankLineRepository } from '../database/bank-line.repository';
import { BankStatementRepository } from '../database/bank-statement.repository';
import { readPosition, writePosition } from './position-cursor';

@Controller()
export class BankStatementsAnswerer {
  constructor(
    private readonly database: Database,
    private readonly statements: BankStatementRepository,
    private readonly lines: BankLineRepository,
  ) {}

  @Answers(ListBankStatements)
  async list(request: BodyOf<typeof ListBankStatements>): Promise<ResponseOf<typeof ListBankStatements>> {
    const { storeIds, cursor, limit } = request;
    const before = readPosition(cursor, 1)?.[0] ?? null;
    const { items, next } = await this.statements.page(this.database, storeIds, before, limit);
    return { items, nextCursor: writePosition(next === null ? null : [next]) };
  }

  @Answers(ListBankLines)
  async lineList(request: BodyOf<typeof ListBankLines>): Promise<ResponseOf<typeof ListBankLines>> {
    const { cursor, limit, ...filter } = request;
    const position = readPosition(cursor, 2);
    const before = position && { bookingDate: position[0]!, seq: position[1]! };
    const { items, next } = await this.lines.page(this.database, filter, before, limit);
    return { items, nextCursor: writePosition(next && [next.bookingDate, next.seq]) };
  }

  @Answers(GetBankLine)
  line(request: BodyOf<typeof GetBankLine>): Promise<ResponseOf<typeof GetBankLine>> {
    return this.lines.find(this.database, request.lineId, request.storeIds);
  }
}
