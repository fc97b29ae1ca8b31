/** What a trace of system calls shows about answers and the disk. */
export interface TraceReport {
  /** Answers that say 202. */
  readonly answers: number;
  /** Numbers of the answers, from 1, before which nothing new had been written to the write-ahead log. */
  readonly unwritten: readonly number[];
  /** Numbers of the answers before which something written to the write-ahead log was not yet on the disk. */
  readonly unsynced: readonly number[];
}

const start = /^(\d+) +\S+ (\w+)\((\d+)<([^>]*)>(.*)$/;
const resumed = /^(\d+) +\S+ <\.\.\. (\w+) resumed>(.*)$/;
const succeeded = /= \d+$/;
const writing = /^(write|pwrite64|writev|sendto|sendmsg)$/;
const syncing = /^f(data)?sync$/;

interface Call {
  readonly thread: string;
  readonly name: string;
  readonly target: string;
  readonly rest: string;
}

/**
 * Reads what `strace -f -y -tt -o` wrote, and says of each answer 202 whether all that had been written to the
 * write-ahead log until then was on the disk: a sync that began after the last write has ended well.
 */
export const readTrace = (lines: Iterable<string>): TraceReport => {
  let answers = 0;
  let writes = 0;
  let synced = 0;
  let answered = 0;
  const unwritten: number[] = [];
  const unsynced: number[] = [];
  /** Writes that had been made when the sync of a thread began. */
  const syncs = new Map<string, number>();

  const begin = ({ thread, name, target, rest }: Call): void => {
    if (target.endsWith('-wal') && writing.test(name)) writes += 1;
    if (target.endsWith('-wal') && syncing.test(name)) syncs.set(thread, writes);
    if (writing.test(name) && target.startsWith('socket:') && rest.includes('"HTTP/1.1 202')) {
      answers += 1;
      if (writes === answered) unwritten.push(answers);
      if (synced < writes) unsynced.push(answers);
      answered = writes;
    }
  };
  const end = (thread: string, name: string, rest: string): void => {
    const seen = syncs.get(thread);
    if (!syncing.test(name) || seen === undefined) return;
    syncs.delete(thread);
    if (succeeded.test(rest)) synced = Math.max(synced, seen);
  };

  for (const line of lines) {
    const [, thread = '', name = '', , target = '', rest = ''] = start.exec(line) ?? [];
    begin({ thread, name, target, rest });
    if (!rest.endsWith('<unfinished ...>')) end(thread, name, rest);
    const [, waiting, continued, result] = resumed.exec(line) ?? [];
    if (waiting !== undefined && continued !== undefined && result !== undefined) end(waiting, continued, result);
  }
  return { answers, unwritten, unsynced };
};
