export { devMailRoutes } from './dev-mail.routes.js';
export { openDevMailbox, type DevMail, type DevMailbox } from './dev-mailbox.js';
export { prepareJob, type NewJob } from './enqueue.js';
export type { Compose, Letter, Mail, Mailer } from './mail.js';
export { defaultMailSettings, startMailWorker, type MailSettings, type MailWorker } from './mail-worker.js';
export { deleteJobsOf, insertJob, oldestDue } from './outbox.repository.js';
export { smtpMailer, type SmtpSettings } from './smtp-mailer.js';
