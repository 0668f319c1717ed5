// For the builds of bundled programs.

/** Code for the beginning of a bundle: packages that are CommonJS require modules of Node. */
export const requireOfNode =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** A plugin of esbuild that leaves out the messages of zod in forty other languages: no program prints them. */
export const englishMessages = { name: 'english-messages', setup: loadEnglishOnly };

/** @param {{ onLoad: (files: { filter: RegExp }, load: () => { loader: 'js', contents: string }) => void }} build */
function loadEnglishOnly({ onLoad }) {
  const english = /** @type {const} */ ({ loader: 'js', contents: "export { default as en } from './en.js';" });
  onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => english);
}
