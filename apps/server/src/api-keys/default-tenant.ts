/** The tenant of a server that nobody has set up for several. */
export const defaultTenantId = 'default';
