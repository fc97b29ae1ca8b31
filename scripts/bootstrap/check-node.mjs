const oldestMajor = 20;

/**
 * One sentence when this Node.js cannot install the workspace, else undefined.
 *
 * @param {string} version as in `process.version`
 */
export function checkNode(version) {
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  if (major >= oldestMajor) return undefined;
  return (
    'uncac-petition needs Node.js ' + oldestMajor + ' or newer and found ' + version + '; install one from nodejs.org.'
  );
}
