import type { World } from '../world';

/** The door: an event is kept with its outbox row before it is answered; one that is known is answered and dropped. */
export function startGateway(world: World): void {
  const service = world.service('gateway');
  world.takeWebhook = async (webhook) => {
    const life = service.current;
    if (!life) return false;
    try {
      life.checkpoint('gateway.before-store');
      await life.transaction((tx) => {
        const key = `webhook ${webhook.eventId}`;
        if (tx.get(key)) return;
        tx.set(key, webhook);
        const name = webhook.from === 'stripe' ? 'payments.process-webhook' : 'cms-sync.process-webhook';
        tx.publish({ id: `whe ${webhook.eventId}`, name, body: { about: webhook.about } });
      });
      life.checkpoint('gateway.before-answer');
      return true;
    } catch {
      return false;
    }
  };
  service.start();
}
