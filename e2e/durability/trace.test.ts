import { describe, expect, it } from 'vitest';
import { readTrace } from './trace.js';

const write = '7 10:00:00.000001 pwrite64(20</data/petition.sqlite-wal>, "\\0\\0"..., 4096, 32) = 4096';
const sync = '7 10:00:00.000002 fdatasync(20</data/petition.sqlite-wal>) = 0';
const answer =
  '7 10:00:00.000003 writev(24<socket:[9]>, [{iov_base="HTTP/1.1 202 Accepted\\r\\n"..., iov_len=300}], 1) = 300';
const other = '7 10:00:00.000003 write(24<socket:[9]>, "HTTP/1.1 200 OK\\r\\n"..., 300) = 300';

describe('readTrace', () => {
  it('finds nothing wrong with answers after a sync', () => {
    expect(readTrace([write, sync, answer, write, write, sync, answer])).toEqual({
      answers: 2,
      unwritten: [],
      unsynced: [],
    });
  });

  it('names an answer that comes before the sync', () => {
    expect(readTrace([write, sync, answer, write, answer, sync]).unsynced).toEqual([2]);
  });

  it('names an answer after a write that follows the sync', () => {
    expect(readTrace([write, sync, write, answer]).unsynced).toEqual([1]);
  });

  it('names an answer before which nothing was written', () => {
    expect(readTrace([write, sync, answer, answer]).unwritten).toEqual([2]);
  });

  it('takes a sync that failed, or of another file, for none', () => {
    expect(readTrace([write, sync.replace('= 0', '= -1 EIO (Input/output error)'), answer]).unsynced).toEqual([1]);
    expect(readTrace([write, sync.replace('-wal', ''), answer]).unsynced).toEqual([1]);
  });

  it('takes a sync that another thread interrupts when it has ended', () => {
    const begun = '7 10:00:00.000002 fdatasync(20</data/petition.sqlite-wal> <unfinished ...>';
    const ended = '7 10:00:00.000004 <... fdatasync resumed>) = 0';
    expect(readTrace([write, begun, ended, answer]).unsynced).toEqual([]);
    expect(readTrace([write, begun, answer, ended]).unsynced).toEqual([1]);
    expect(readTrace([write, begun, write.replace('7', '8'), ended, answer]).unsynced).toEqual([1]);
  });

  it('looks at answers that promise something only', () => {
    expect(readTrace([write, other])).toEqual({ answers: 0, unwritten: [], unsynced: [] });
  });

  it('reads short process ids, which are padded', () => {
    const padded = [write, sync, answer].map((line) => line.replace(/^7 /, '7     '));
    expect(readTrace(padded)).toEqual({ answers: 1, unwritten: [], unsynced: [] });
  });
});
