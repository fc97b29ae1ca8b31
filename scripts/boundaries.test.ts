import { describe, expect, it } from 'vitest';
import { boundaries, brokenBoundaries } from './boundaries.js';

/** For each boundary: files that break it, and one that looks similar and doesn't. */
const examples: Record<keyof typeof boundaries, { red: [path: string, text: string][]; green: [string, string] }> = {
  environment: {
    red: [
      ['packages/server/src/mail/pace.ts', 'const pace = process.env.MAIL_PACE;'],
      ['packages/widget/src/pace.ts', "const pace = process.env['MAIL_PACE'];"],
    ],
    green: ['packages/server/src/config/config.ts', 'export const read = () => process.env;'],
  },
  database: {
    red: [
      ['packages/server/src/signatures/sign.ts', "await db.insertInto('signature').values(row).execute();"],
      ['packages/server/src/tally/tick.ts', 'await sql`select 1`.execute(db);'],
      ['packages/server/src/tally/tick.ts', "import { sql, type Kysely } from 'kysely';"],
    ],
    green: ['packages/server/src/signatures/sign.ts', "import type { Kysely } from 'kysely';"],
  },
  directions: {
    red: [
      ['packages/widget/src/a.styles.ts', 'css`p { margin-left: 1em; }`'],
      ['packages/widget/src/a.styles.ts', 'css`p { left: 0; }`'],
      ['packages/widget/src/a.styles.ts', 'css`p { text-align: right; }`'],
    ],
    green: ['packages/widget/src/a.styles.ts', 'css`p { margin-inline-start: 1em; text-align: start; }`'],
  },
  webFramework: {
    red: [['packages/server/src/signatures/sign.ts', "import type { Context } from 'hono';"]],
    green: ['packages/server/src/signatures/sign.routes.ts', "import { Hono } from 'hono';"],
  },
  widgetSchemas: {
    red: [
      ['packages/widget/src/petition/form.ts', "import { z } from 'zod';"],
      ['packages/widget/src/petition/form.ts', "import { Petition } from '@uncac-petition/shared';"],
    ],
    green: [
      'packages/widget/src/petition/form.ts',
      "import type { Petition } from '@uncac-petition/shared';\nimport { limits } from '@uncac-petition/shared/constants';",
    ],
  },
  featureDoors: {
    red: [['packages/server/src/signatures/sign.ts', "import { enqueue } from '../mail/enqueue.js';"]],
    green: ['packages/server/src/signatures/sign.ts', "import { enqueue } from '../mail/index.js';"],
  },
  layers: {
    red: [['packages/server/src/http/cors.ts', "import { findMember } from '../members/index.js';"]],
    green: ['packages/server/src/db/schema.ts', "import type { MemberTable } from '../members/member.table.js';"],
  },
  migrations: {
    red: [
      ['packages/server/src/db/migrations/0002-more.ts', "import { dialect } from '../dialect.js';"],
      ['packages/server/src/db/migrations/0002-more.ts', "import { limits } from '@uncac-petition/shared';"],
    ],
    green: [
      'packages/server/src/db/migrations/0002-more.ts',
      "import { sql } from 'kysely';\nimport type { Dialect } from '../dialect.js';",
    ],
  },
  markup: {
    red: [
      ['packages/widget/src/a.ts', 'element.innerHTML = text;'],
      ['packages/widget/src/a.ts', 'element.outerHTML += text;'],
      ['packages/widget/src/a.ts', "element.insertAdjacentHTML('beforeend', text);"],
      ['packages/widget/src/a.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js';"],
    ],
    green: ['packages/widget/src/a.test.ts', "if (element.innerHTML === '') throw new Error('empty');"],
  },
  sharedIo: {
    red: [['packages/shared/src/text.ts', "import { readFileSync } from 'node:fs';"]],
    green: ['packages/shared/src/text.ts', "import { z } from 'zod';"],
  },
  identities: {
    red: [
      ['packages/server/src/signatures/keyring.ts', 'const decrypter = new Decrypter();'],
      ['packages/server/src/delivery/export.routes.ts', "import { readIdentities } from '@uncac-petition/open';"],
    ],
    green: ['packages/server/src/delivery/export.routes.ts', "import { csvLines } from '@uncac-petition/open/format';"],
  },
  openAnywhere: {
    red: [
      ['packages/open/src/open-export.ts', "import { createHash } from 'node:crypto';"],
      ['packages/open/src/open-export.ts', "import { CountryCode } from '@uncac-petition/shared';"],
      ['packages/open/src/open-export.ts', "const bytes = Buffer.from(text, 'base64');"],
      ['packages/open/src/page/save.ts', 'await fetch(address);'],
    ],
    green: ['packages/open/src/open-export.ts', "import type { Handover } from '@uncac-petition/shared';"],
  },
  length: {
    red: [['packages/server/src/mail/long.ts', 'const line = 1;\n'.repeat(301)]],
    green: ['packages/server/src/mail/long.ts', 'const line = 1;\n'.repeat(300)],
  },
  fileNames: {
    red: [
      ['packages/server/src/mail/sendMail.ts', ''],
      ['packages/server/src/mail/Mail.ts', ''],
    ],
    green: ['packages/server/src/mail/send-mail.routes.test.ts', ''],
  },
  folders: {
    red: [
      ['packages/server/src/utils/dates.ts', ''],
      ['packages/shared/src/common.ts', ''],
    ],
    green: ['packages/server/src/mail/commons.ts', ''],
  },
  endings: {
    red: [
      ['packages/server/src/mail/mail.ts', "import { pace } from './pace';"],
      ['packages/server/src/mail/mail.ts', "import { pace } from './pace.ts';"],
    ],
    green: ['packages/server/src/mail/mail.ts', "import { pace } from './pace.js';\n// import './old';"],
  },
};

describe.each(Object.keys(boundaries) as (keyof typeof boundaries)[])('the boundary "%s"', (name) => {
  it.each(examples[name].red)('is red for a breach in %s', (path, text) => {
    expect(brokenBoundaries([{ path, text }])).toContainEqual(expect.stringContaining(boundaries[name].says));
  });

  it('is green for what only looks similar', () => {
    const [path, text] = examples[name].green;
    expect(brokenBoundaries([{ path, text }])).toEqual([]);
  });
});
