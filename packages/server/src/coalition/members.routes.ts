import type { PublicMembers } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { publishedOrProblem, type Petitions } from '../petitions/index.js';

const cacheControl = 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400';

/** Who takes part in the coalition, for whoever puts together what a member embeds. Nothing is counted here. */
export const membersRoutes = ({ petitions }: { readonly petitions: Petitions }) =>
  new Hono().get('/v1/petitions/:petition/members', (c) => {
    const { members } = publishedOrProblem(petitions, c.req.param('petition'));
    const body: PublicMembers = {
      members: [...members.values()].map(({ member, name, kind, country }) => ({ member, name, kind, country })),
    };
    c.header('cache-control', cacheControl);
    return c.json(body);
  });
