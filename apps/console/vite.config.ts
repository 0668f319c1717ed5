import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

export default defineConfig({
  // The server serves the build here.
  base: '/console/',
  plugins: [react(), englishMessages()],
  resolve: { conditions: ['rollcall-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    // The content security policy allows no scripts and styles in place.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es', plugins: () => [englishMessages()] },
  server: { proxy: { '/api': 'http://127.0.0.1:4010' } },
});

/** Leaves out the messages of zod in forty other languages, as the other bundles do. */
function englishMessages(): Plugin {
  return {
    name: 'english-messages',
    load: {
      filter: { id: /\/zod\/v4\/locales\/index\.js$/ },
      handler: () => "export { default as en } from './en.js';",
    },
  };
}
