/** Where the script came from: the petition server, for who took it from there. */
export const ownServer = (): string => new URL(import.meta.url).origin;
