let told = false;

/** A bundle comes from the page's own server, which knows nothing of petitions: says so, once. */
export const ownServer = (): string => {
  if (!told)
    console.error('uncac-petition: set the attribute `server` to the address of the petition server, https://…');
  told = true;
  return '/';
};
