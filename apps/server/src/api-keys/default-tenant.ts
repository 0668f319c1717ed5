/** The tenant of a server that nobody has set up for several; also its name. */
export const defaultTenantId = 'default';
