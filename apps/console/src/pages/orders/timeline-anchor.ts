/** Where in the page an event of the timeline is. */
export const timelineAnchor = (eventId: string): string => `event-${encodeURIComponent(eventId)}`;
