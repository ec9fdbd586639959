import { createServer } from 'node:http';
import { verify } from './verify.mjs';

/** A bare HTTP server that verifies, parses, lets `store` make the event durable, and replies. */
export function listenAndAccept({ port, secret, store }) {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const rawBody = Buffer.concat(chunks);
      if (!verify(rawBody, String(request.headers['stripe-signature']), secret)) {
        response.writeHead(401).end();
        return;
      }
      const event = JSON.parse(rawBody.toString('utf8'));
      store(event.id, rawBody.toString('utf8')).then(
        () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"state":"accepted"}'),
        () => response.writeHead(503).end(),
      );
    });
  });
  server.listen(port, '127.0.0.1', () => process.send?.({ ready: true, port: server.address().port }));
  process.on('SIGTERM', () => server.close(() => process.exit(0)));
}
