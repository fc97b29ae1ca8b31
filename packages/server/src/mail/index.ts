export { prepareJob, type NewJob } from './enqueue.js';
export { insertJob, oldestDue } from './outbox.repository.js';
