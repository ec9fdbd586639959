export { dayOf } from '#platform/clock/day-of';
