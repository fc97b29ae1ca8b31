export { devMailRoutes } from './dev-mail.routes.js';
export { openDevMailbox, type DevMailbox } from './dev-mailbox.js';
export { prepareJob } from './enqueue.js';
export type { Compose, Letter } from './mail.js';
export { defaultMailSettings, startMailWorker } from './mail-worker.js';
export { deleteJobsOf, deleteJobsOfPetition, insertJob, releaseClaims } from './outbox.repository.js';
export { smtpMailer } from './smtp-mailer.js';
