import { connect, type ChannelModel } from 'amqplib';
import type { Writable } from 'node:stream';
import { brokerUrl, SOCKET_OPTIONS } from './broker-url';
import { coalesceWrites } from './coalesce-writes';

export type { Channel, ChannelModel, ConfirmChannel, ConsumeMessage, GetMessage, Options } from 'amqplib';

/** A plain connection with this project's socket settings. Services use AmqpConnection; this is for setup, tests and measurements. */
export async function openConnection(url: string, name = 'tool'): Promise<ChannelModel> {
  const options = { ...SOCKET_OPTIONS, clientProperties: { connection_name: name } };
  const model = await connect(brokerUrl(url), options);
  coalesceWrites((model.connection as unknown as { readonly stream: Writable }).stream);
  return model;
}
