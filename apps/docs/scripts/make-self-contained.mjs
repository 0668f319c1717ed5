// The page may use only its own content. If an update of Redocly adds a request, it is blocked and fails the browser test.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="52" height="14"><text y="11" font-size="12" font-family="sans-serif">Redocly</text></svg>',
)}`;

// Every address that Redocly's bundle can load something from, with its replacement.
const substitutes = {
  'https://cdn.redoc.ly/redoc/logo-mini-full.svg': logo,
  'https://cdn.redoc.ly/redoc/logo-mini.svg': logo,
  'https://cdn.redocly.com/icons/fa/7.0.0': 'data:,',
  'https://cdn.redocly.com/icons/code/5.24.0': 'data:,',
  'https://otel.cloud.redocly.com/v1/traces': 'data:,',
};

/**
 * Removes every remote address from a page that `redocly build-docs --inlineBundle` rendered, and forbids requests.
 *
 * @param {string} html
 * @returns {string}
 * @throws {Error} if the page is not the expected one: otherwise an update of Redocly could publish a page that phones home
 */
export function makeSelfContained(html) {
  let page = html;
  for (const [address, substitute] of Object.entries(substitutes)) {
    if (!page.includes(address))
      throw new Error(`The page no longer contains ${address}: check which addresses it loads now`);
    page = page.replaceAll(address, () => substitute);
  }
  if (!/^<!DOCTYPE html>\s*<html[^>]*>\s*<head>/.test(page)) throw new Error('The page does not start with a <head>');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`;
  // The empty icon keeps browsers from asking the server for /favicon.ico.
  return page.replace('<head>', () => `<head>\n  ${policy}\n  <link rel="icon" href="data:,">`);
}
