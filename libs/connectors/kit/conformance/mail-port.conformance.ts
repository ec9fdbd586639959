import type { MailPort } from '../mail-port';

export interface MailSubject {
  readonly port: MailPort;
  /** What the other side has received so far. */
  received(): ReadonlyArray<{ readonly to: readonly string[]; readonly raw: string }>;
  close(): Promise<void>;
}

/** What every mail connector must do; called from its spec. */
export function mailConformance(name: string, open: () => Promise<MailSubject>): void {
  describe(`${name} as a mail port`, () => {
    let subject: MailSubject;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.close());

    const mail = {
      to: ['a@example.org', 'b@example.org'],
      subject: 'Ordernummer 17 – ¥500',
      text: 'Text part',
      html: '<p>HTML part</p>',
      messageId: 'message-1',
    };

    it('delivers text and HTML to every recipient', async () => {
      await subject.port.send(mail);
      const [received] = subject.received();
      expect(received!.to).toEqual(mail.to);
      expect(received!.raw).toContain('Text part');
      expect(received!.raw).toContain('<p>HTML part</p>');
    });

    it('carries the same message id for the same mail', async () => {
      await subject.port.send(mail);
      await subject.port.send(mail);
      const ids = subject.received().map((one) => /^message-id: (.+)$/im.exec(one.raw)?.[1]);
      expect(ids[0]).toContain('message-1');
      expect(ids[1]).toBe(ids[0]);
    });

    it('does not let a subject add headers', async () => {
      await subject.port.send({ ...mail, subject: 'x\r\nBcc: thief@example.org' });
      expect(subject.received()[0]!.to).toEqual(mail.to);
      expect(subject.received()[0]!.raw).not.toMatch(/^Bcc:/im);
    });

    it('answers its probe', async () => {
      await expect(subject.port.probe()).resolves.toBeUndefined();
    });
  });
}
