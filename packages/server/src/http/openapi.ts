import { limits, problems } from '@uncac-petition/shared';
import { z } from 'zod';
import { content, problem, ref, schemas, text, type Json } from './openapi-parts.js';

const petition = text('petition', 'path', 'Slug of the petition');
const language = text('lang', 'query', 'Language tag');
const elsewhere = { 403: problem(problems['origin-not-allowed'].title) };
const missing = { 404: problem(problems['petition-not-found'].title) };

const paths: Record<string, Json> = {
  '/oembed': {
    get: {
      summary: 'How a page that is given a petition’s address shows it (oEmbed 1.0)',
      parameters: [
        { ...text('url', 'query', 'Address of a petition’s page, or of its page for frames'), required: true },
        text('format', 'query', '`json` (default) or `xml`'),
        text('maxwidth', 'query', 'Pixels'),
        text('maxheight', 'query', 'Pixels'),
      ],
      responses: {
        200: {
          description: 'Type `rich` with a frame in `html`; `link` where no page may show the frame',
          ...content('application/json', { type: 'object' }),
        },
        404: problem(problems['not-found'].title),
        501: problem(problems['format-not-implemented'].title),
      },
    },
  },
  '/v1/petitions/{petition}': {
    get: {
      summary: 'Texts in the best language, demands, asks and stances by country, milestones, member, settings',
      parameters: [petition, language, text('member', 'query', 'Slug of the member whose page asks')],
      responses: {
        200: { description: 'The petition', ...content('application/json', ref('Petition')) },
        ...elsewhere,
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/positions': {
    get: {
      summary: 'The current position of each government that one is known of',
      parameters: [petition, language],
      responses: {
        200: { description: 'The positions', ...content('application/json', ref('PublicPositions')) },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/positions/{country}': {
    get: {
      summary: 'All positions of one government, the newest first',
      parameters: [petition, text('country', 'path', 'ISO 3166-1 alpha-2 or XK'), language],
      responses: {
        200: { description: 'The positions', ...content('application/json', ref('PublicPositions')) },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/groups': {
    get: {
      summary: 'Groups of countries: where their governments stand, what has been signed there at least, their ask',
      parameters: [petition, language],
      responses: {
        200: { description: 'The groups', ...content('application/json', ref('PublicGroups')) },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/members': {
    get: {
      summary: 'The members that take part in the coalition',
      parameters: [petition],
      responses: {
        200: { description: 'The members', ...content('application/json', ref('PublicMembers')) },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/locales/{catalogue}': {
    get: {
      summary: 'What the elements say in the nearest language there is: the campaign’s words, over those built in',
      parameters: [
        petition,
        text('catalogue', 'path', '`fr.json`: the form; `fr-kinds.json`: who signs in public; `fr-map.json`: the map'),
        text('version', 'query', 'Version of the widget that asks'),
        text('If-None-Match', 'header', 'ETag of an earlier answer'),
      ],
      responses: {
        200: { description: 'Messages by their keys', ...content('application/json', ref('CatalogueFile')) },
        304: { description: 'Nothing has changed' },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/milestones': {
    get: {
      summary: 'The steps towards the decision, with their outcomes',
      parameters: [petition, language],
      responses: {
        200: { description: 'The milestones', ...content('application/json', ref('PublicMilestones')) },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/milestones.ics': {
    get: {
      summary: 'The same as a calendar (RFC 5545)',
      parameters: [petition, language],
      responses: { 200: { description: 'The calendar', ...content('text/calendar', { type: 'string' }) }, ...missing },
    },
  },
  '/v1/petitions/{petition}/totals': {
    get: {
      summary: 'Public totals',
      parameters: [petition, text('If-None-Match', 'header', 'ETag of an earlier answer')],
      responses: {
        200: { description: 'The totals', ...content('application/json', ref('PublicTotals')) },
        304: { description: 'Nothing has changed' },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/totals/stream': {
    get: {
      summary: 'Public totals as server-sent events `totals`: a snapshot first, then each change',
      parameters: [petition],
      responses: {
        200: { description: 'The stream', ...content('text/event-stream', { type: 'string' }) },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/challenge': {
    get: {
      summary: 'A proof of work in the ALTCHA v2 wire format. Solved, it goes into the `proof` of one signature',
      parameters: [petition],
      responses: {
        200: { description: 'The challenge', ...content('application/json', ref('Challenge')) },
        409: problem(problems['petition-not-open'].title),
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/signatures': {
    post: {
      summary:
        'Sign. The answer is the same whether the address has signed or not. A member is credited where `Origin` is its own',
      parameters: [petition, text('Idempotency-Key', 'header', 'A UUID that makes a retry harmless')],
      requestBody: {
        required: true,
        description: `At most ${limits.bodyBytes} bytes`,
        content: {
          'application/json': { schema: ref('SignatureInput') },
          'application/x-www-form-urlencoded': { schema: ref('SignatureInput') },
        },
      },
      responses: {
        202: {
          description: 'Taken; it counts once it is confirmed by the link in the mail',
          ...content('application/json', {
            type: 'object',
            properties: { status: { const: 'confirmation-sent' } },
            required: ['status'],
          }),
        },
        400: problem(problems['invalid-body'].title),
        ...elsewhere,
        409: problem(problems['petition-not-open'].title),
        413: problem(problems['body-too-large'].title),
        415: problem(problems['unsupported-media-type'].title),
        422: problem(problems['invalid-fields'].title),
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/supporters': {
    get: {
      summary:
        'Names of signers who chose to be listed, in the order of the names; 404 where the petition lists none. Or those who sign in public',
      parameters: [
        petition,
        text('kind', 'query', '`organisation` or `parliamentarian`: the accepted ones, with their entries'),
        text('after', 'query', '`next` of the answer before'),
        text('If-None-Match', 'header', 'ETag of an earlier answer'),
      ],
      responses: {
        200: { description: 'Some of them', ...content('application/json', ref('Supporters')) },
        304: { description: 'Nothing has changed' },
        422: problem(problems['invalid-fields'].title),
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/members/{member}/logo': {
    get: {
      summary: 'The picture of a member that takes part: PNG, WebP or SVG',
      parameters: [
        petition,
        text('member', 'path', 'Slug of the member'),
        text('If-None-Match', 'header', 'ETag of an earlier answer'),
      ],
      responses: {
        200: { description: 'The picture', ...content('image/*', { type: 'string', format: 'binary' }) },
        304: { description: 'Nothing has changed' },
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/members/totals': {
    get: {
      summary: 'Exact counts by member, with those of its chapters, and by country and member',
      security: [{ token: [] }],
      parameters: [petition, text('format', 'query', '`json` (default), or `csv`: the table country × member')],
      responses: {
        200: {
          description: 'The counts',
          content: { 'application/json': { schema: ref('MemberTotals') }, 'text/csv': { schema: { type: 'string' } } },
        },
        401: problem(problems.unauthorized.title),
        403: problem(problems.forbidden.title),
        422: problem(problems['invalid-fields'].title),
        ...missing,
      },
    },
  },
  '/v1/petitions/{petition}/export': {
    get: {
      summary:
        'Sealed rows, streamed: of the counted signatures, or of contact data for the holder whom the token names',
      security: [{ token: [] }],
      parameters: [
        petition,
        text('format', 'query', '`jsonl` (default) or `csv`'),
        text('country', 'query', 'ISO 3166-1 alpha-2 or XK'),
        text(
          'contacts',
          'query',
          '`true`: contact data of signers who opted in, and the ids of those who withdrew; with a token of the scope `contacts`, as `jsonl`, without `country`',
        ),
      ],
      responses: {
        200: { description: 'The rows', ...content('application/x-ndjson', { type: 'string' }) },
        401: problem(problems.unauthorized.title),
        403: problem(problems.forbidden.title),
        422: problem(problems['invalid-fields'].title),
        ...missing,
      },
    },
  },
};

/** The description of the JSON routes (OpenAPI 3.1), written from the schemas of the contract. */
export const openApi = (publicUrl: string): Json => ({
  openapi: '3.1.0',
  info: { title: 'uncac-petition', version: '1' },
  servers: [{ url: publicUrl }],
  paths,
  components: {
    schemas: Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [
        name,
        z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
      ]),
    ),
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
});
