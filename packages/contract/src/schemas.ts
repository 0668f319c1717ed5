export * from './generated/schemas.ts';
export { type ParsedQuery, type RequestSchemas, requestSchemas } from './request-schemas.ts';
