import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from './files.js';

it('the shapes of the map are what the atlas gives', () => {
  const { status, stderr } = spawnSync(process.execPath, ['packages/widget/scripts/make-map.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
