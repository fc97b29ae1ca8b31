export { prepareJob, type NewJob } from './enqueue.js';
export { insertJob, oldestDue } from './outbox.repository.js';
export type { Compose, Letter, Mail, Mailer } from './mail.js';
export { defaultMailSettings, startMailWorker, type MailSettings, type MailWorker } from './mail-worker.js';
export { smtpMailer, type SmtpSettings } from './smtp-mailer.js';
