import type { StatementDocument } from '../questionnaire/document';
export function publicDocument(document: StatementDocument): StatementDocument {
  return document;
}
