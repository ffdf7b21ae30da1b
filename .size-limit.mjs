import { firstLoadScripts } from './scripts/first-load.ts';

const BUILD = '.output/chrome-mv3';

/** Budgets, raised only deliberately. Each file is weighed alone with gzip -9, as a browser would fetch it. */
export default [
  { name: 'what granted sites load by themselves', path: `${BUILD}/content-scripts/*.js`, gzip: true, limit: '2048 B' },
  { name: 'page reader: loaded when a panel is open beside the page', path: `${BUILD}/page-reader.js`, gzip: true, limit: '15360 B' },
  // 7,168 until notices, notes, dividers and heads of messages had to be told from what was said.
  { name: 'page reader, for pages that may hold a conversation', path: `${BUILD}/page-conversation.js`, gzip: true, limit: '8192 B' },
  { name: 'page reader, for pages that state what they show', path: `${BUILD}/page-declared.js`, gzip: true, limit: '2048 B' },
  { name: 'page reader, for pages of a CRM that an adapter knows', path: `${BUILD}/page-adapters.js`, gzip: true, limit: '8192 B' },
  // 6,656 until a heading beside the case's number or status was its subject.
  { name: 'page reader, for pages that speak of a customer or a case', path: `${BUILD}/page-unlabelled.js`, gzip: true, limit: '7168 B' },
  { name: 'inserting, at the first insert', path: `${BUILD}/page-insert.js`, gzip: true, limit: '3072 B' },
  { name: 'what was taught, on sites that somebody taught', path: `${BUILD}/page-mapping.js`, gzip: true, limit: '11264 B' },
  { name: 'pointing, when teaching begins', path: `${BUILD}/page-pointer.js`, gzip: true, limit: '12288 B' },
  // 230 kB until the schema library left the way to the first line (docs/performance.md).
  { name: 'side panel: first load of script', path: firstLoadScripts(BUILD, 'sidepanel.html').map((file) => `${BUILD}/${file}`), gzip: true, limit: '203.5 kB' },
];
