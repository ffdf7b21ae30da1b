import type { CustomerRecord } from '../../domain/customer-record.ts';
import { readAdapted } from '../../crm-page/adapters/read-adapted.ts';
import { readDeclared } from '../../crm-page/declared/read-declared.ts';
import { readingSteps } from '../../crm-page/generic/read-page.ts';
import { readUnlabelled } from '../../crm-page/generic/unlabelled.ts';
import { runAtOnce } from '../../crm-page/generic/run-at-once.ts';
import { addPart } from '../../crm-page/parts.ts';
import { shippedVocabulary } from '../../crm-page/shipped-vocabulary.ts';
import { conversationPart } from '../../crm-page/transcript/part.ts';
import { learn } from '../../crm-page/vocabulary.ts';

learn(shippedVocabulary());
addPart('adapters', { read: readAdapted });
addPart('conversation', conversationPart);
addPart('declared', { read: readDeclared });
addPart('unlabelled', { read: readUnlabelled });

/** Reads with every part loaded and all shipped words learnt. */
export function readPage(document: Document, now: string): CustomerRecord {
  const record = runAtOnce(readingSteps(document, now));
  if (typeof record === 'string') throw new Error(`no part ${record}`);
  return record;
}
