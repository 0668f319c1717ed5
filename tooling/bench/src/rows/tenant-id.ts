/** The tenant of all rows that the bare drivers write: indexes begin with it, as the server's do. */
export const tenantId = '0199b2f0-0000-7000-8000-000000000001';
