import type { Actor } from '../access/can';
import { noteAccess } from '../audit/access.server';

/** Notes that somebody took a file along that is not published: of one organisation, or of several. */
export function noteDownload(
  { personId: id, name }: Pick<Actor, 'personId' | 'name'>,
  file: string,
  organisationId: string | null = null,
): Promise<void> {
  return noteAccess({ event: 'file.downloaded', person: { id, name }, about: file, organisationId });
}
