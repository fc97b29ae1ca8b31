import { readFileSync } from 'node:fs';

/** How long one connection may take for what, and how many there may be. Times in milliseconds. */
export interface ConnectionLimits {
  /** Until the last header has come, counted from the first byte or the connection. */
  readonly headersMs: number;
  /** Until the whole request has come; a form of 16 KB on a poor line fits in. */
  readonly requestMs: number;
  /** Between two requests. */
  readonly idleMs: number;
  /** Without a byte in either direction: who doesn't read. A stream's heartbeats come oftener. */
  readonly silentMs: number;
  /** How often the first two are looked at. */
  readonly checkEveryMs: number;
  readonly requestsPerConnection: number;
  readonly connections: number;
  /** Of these, live streams of totals; the others are left for signing. */
  readonly streams: number;
}

/** For the database, files and mail. */
const spareFiles = 256;
const mostConnections = 20_000;

/** @param behindProxy a proxy keeps idle connections for about a minute, and must be the one that closes them */
export const connectionLimits = (behindProxy: boolean): ConnectionLimits => {
  const connections = Math.max(64, Math.min(mostConnections, openFilesLimit() - spareFiles));
  return {
    headersMs: 10_000,
    requestMs: 30_000,
    idleMs: behindProxy ? 75_000 : 5_000,
    silentMs: 90_000,
    checkEveryMs: 1_000,
    requestsPerConnection: 10_000,
    connections,
    streams: Math.floor(connections * 0.8),
  };
};

/** Each connection is an open file of the process. */
const openFilesLimit = (): number => {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? Infinity : Number(soft);
  } catch {
    // Other systems than Linux don't tell; theirs is high.
    return Infinity;
  }
};
