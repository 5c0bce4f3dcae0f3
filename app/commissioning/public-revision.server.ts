import { database } from '~db/client';
import { readPublicRevision } from '~db/queries/public-revision';
import { together } from '../platform/together.server';

/** What everything public is true of, as of this question: also what another process has just published. */
export const publicRevision = together(() => readPublicRevision(database()));
