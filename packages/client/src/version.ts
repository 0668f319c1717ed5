/** The version of this SDK, that of its `package.json`. */
export const VERSION = '0.1.0';
