/**
 * The table of `docs/architecture.md`, at error level. Each room names what it may import; everything else is forbidden.
 * `tests/structure/boundaries.test.ts` proves that each rule catches a breach.
 */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;
const HEAVY = packages('zod', 'react', 'react-dom', 'dexie', 'dexie-react-hooks', 'zustand', 'i18next', '@base-ui');
const FOR_PAGES = packages('react', 'react-dom', 'react-i18next', 'zustand', 'i18next', 'lucide-react', '@base-ui', '@webext-core', 'wxt');
const STORES = packages('dexie', 'dexie-react-hooks');

const room = (name, from, allowed, comment) => ({
  name, severity: 'error', comment, from: { path: from }, to: { pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    room('domain-knows-nobody', '^domain/', [packages('zod')], 'Pure rules: only zod beside itself.'),
    {
      name: 'library-is-pure', severity: 'error', comment: 'Clock and randomness come in as arguments; no page, no store, no browser.',
      from: { path: '^scripts-library/' },
      to: { path: ['^(components|crm-page|storage|entrypoints|locales|tests|scripts|demo)/', FOR_PAGES, STORES, '^(node:)?(fs|path|http|https|net|child_process)(/|$)'] },
    },
    room('crm-page-is-light', '^crm-page/', ['^domain/', packages('@webext-core/messaging')], 'Reads pages: domain types, DOM helpers of its own, the messaging library.'),
    room('storage-is-below', '^storage/', ['^domain/', '^scripts-library/schema/', packages('dexie', 'zod', 'fflate', 'age-encryption')], 'Stores: never a component, never the page.'),
    {
      name: 'components-get-handed', severity: 'error', comment: 'Repositories and clients come in through props and context; a component knows their types only.',
      from: { path: '^components/' },
      to: { path: '^(storage|crm-page)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-know-no-browser', severity: 'error', comment: 'The database and the browser stay behind the composition roots.',
      from: { path: '^components/' }, to: { path: ['^(entrypoints|tests|scripts|demo)/', STORES, packages('wxt', '@webext-core')] },
    },
    {
      name: 'entrypoints-are-roots', severity: 'error', comment: 'A composition root is never imported, except by its own folder.',
      from: { path: '^(domain|scripts-library|crm-page|storage|components|locales)/' }, to: { path: '^entrypoints/' },
    },
    {
      name: 'roots-do-not-share', severity: 'error', comment: 'What two roots need belongs to a room.',
      from: { path: '^entrypoints/([^/]+)/' }, to: { path: '^entrypoints/', pathNot: '^entrypoints/$1/' },
    },
    {
      name: 'product-knows-no-tooling', severity: 'error', comment: 'Tests, scripts and the demo look at the product, never the other way.',
      from: { path: '^(domain|scripts-library|crm-page|storage|components|entrypoints|locales)/' }, to: { path: '^(tests|scripts|demo)/' },
    },
    {
      name: 'content-script-stays-light', severity: 'error', comment: 'Everything reached from here is loaded into a bank\'s page. Types count too: a contract the page side needs stands in a file without zod.',
      from: { path: '^entrypoints/(crm\\.content/|page-)' }, to: { path: HEAVY, reachable: true },
    },
    { name: 'no-cycles', severity: 'error', comment: 'Two files that need each other are one thing.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolvable', severity: 'error', comment: 'An import that leads nowhere.', from: { path: '^(domain|scripts-library|crm-page|storage|components|entrypoints)/' }, to: { couldNotResolve: true, pathNot: '\\.css$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.wxt|\\.output)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
