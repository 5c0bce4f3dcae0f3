import { validate as isId } from 'uuid';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';
import { statementById } from '~db/queries/statements';
import { noteAccess } from '../audit/access.server';
import { pathOf, type RefusedArgs } from '../platform/http.server';
import { actorOf } from './actor.server';
import { networkOf } from './rate-limit.server';

/** Notes that somebody was refused a page they may know of: by whom, where, and in which organisation. */
export async function noteRefusedAccess({ request, params, context }: RefusedArgs): Promise<void> {
  const actor = await actorOf(request, context);
  if (!actor) return;
  await noteAccess({
    event: 'access.refused',
    person: { id: actor.personId, name: actor.name },
    organisationId: await organisationIn(params),
    about: withoutSecrets(pathOf(request)),
    network: networkOf(String(context?.address ?? '')),
  });
}

async function organisationIn(params: RefusedArgs['params']): Promise<string | null> {
  if (params.slug) return (await organisationBySlug(database(), params.slug))?.id ?? null;
  if (!params.id || !isId(params.id)) return null;
  return (await statementById(database(), params.id))?.organisation_id ?? null;
}

/** A page's address without what was asked of it, and without anything in it that is as long as what opens something. */
function withoutSecrets(path: string): string {
  const [itself = ''] = path.split('?');
  return itself
    .split('/')
    .map((part) => (part.length > 30 ? '…' : part))
    .join('/');
}
