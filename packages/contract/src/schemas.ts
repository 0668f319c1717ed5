export * from './generated/schemas.js';
export { type ParsedQuery, type RequestSchemas, requestSchemas } from './request-schemas.js';
