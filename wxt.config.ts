import { defineConfig } from 'wxt';
import tailwindcss from '@tailwindcss/vite';
import { parsedJson } from './scripts/parsed-json.ts';

/**
 * The end-to-end build lives in a folder of its own and adds one thing: the loopback origin as a granted host, because a
 * permission prompt cannot be answered in a headless browser. `tests/structure/manifest.test.ts` proves it is the only difference.
 */
const forEndToEnd = process.env.ASIDE_BUILD === 'e2e';

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  outDir: forEndToEnd ? '.output-e2e' : '.output',
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [tailwindcss(), parsedJson()] }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'zh_CN',
    minimum_chrome_version: '138',
    permissions: ['storage', 'scripting', 'activeTab', 'sidePanel', 'alarms', 'notifications', 'idle'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(forEndToEnd ? { host_permissions: ['http://127.0.0.1/*'] } : {}),
    storage: { managed_schema: 'managed-schema.json' },
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      'open-panel': { suggested_key: { default: 'Alt+Q' }, description: '__MSG_commandOpenPanel__' },
      'tick-step': { suggested_key: { default: 'Alt+X' }, description: '__MSG_commandTickStep__' },
      'search': { suggested_key: { default: 'Alt+Z' }, description: '__MSG_commandSearch__' },
      'note': { suggested_key: { default: 'Alt+N' }, description: '__MSG_commandNote__' },
    },
    ...(browser === 'firefox' ? { browser_specific_settings: { gecko: { id: 'aside@aside.example', strict_min_version: '140.0' } } } : {}),
  }),
});
