import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from '../config';

/** What stands before the 32 bytes of an Ed25519 key in PKCS 8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SEED_BYTES = 32;

/** Signs evidence. The key follows from the newest encryption key: keep the public key with the bundles, it changes with that one. */
@Injectable()
export class EvidenceKey {
  private readonly privateKey: ReturnType<typeof createPrivateKey>;
  /** SPKI in base64. */
  readonly publicKey: string;

  constructor(@Inject(SERVICE_CONFIG) { ENCRYPTION_KEY }: GatewayConfig) {
    const [newest = ''] = ENCRYPTION_KEY.split(',');
    const secret = Buffer.from(newest.trim(), 'base64');
    const seed = Buffer.from(hkdfSync('sha256', secret, '', 'tillbridge evidence signature 1', SEED_BYTES));
    this.privateKey = createPrivateKey({
      key: Buffer.concat([PKCS8_PREFIX, seed]),
      format: 'der',
      type: 'pkcs8',
    });
    this.publicKey = createPublicKey(this.privateKey)
      .export({ format: 'der', type: 'spki' })
      .toString('base64');
  }

  sign(hash: Buffer): { readonly publicKey: string; readonly signature: string } {
    return { publicKey: this.publicKey, signature: sign(null, hash, this.privateKey).toString('base64') };
  }
}
