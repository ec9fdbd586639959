import { connect, type ChannelModel } from 'amqplib';
import { brokerUrl, SOCKET_OPTIONS } from './broker-url';

export type { Channel, ChannelModel, ConfirmChannel, ConsumeMessage, GetMessage, Options } from 'amqplib';

/** A plain connection with this project's socket settings. Services use AmqpConnection; this is for setup, tests and measurements. */
export function openConnection(url: string, name = 'tool'): Promise<ChannelModel> {
  return connect(brokerUrl(url), { ...SOCKET_OPTIONS, clientProperties: { connection_name: name } });
}
