import { readPage } from '../../../crm-page/generic/read-page.ts';

/** The generic reader exactly as the content script uses it, reachable from a test page. */
(globalThis as unknown as { asideRead: () => unknown }).asideRead = () => readPage(document, new Date().toISOString());
