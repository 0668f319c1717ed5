/** The address and the key in every sample, which the pages replace by those of the reader. */
export const placeholders = { origin: 'http://127.0.0.1:4010', apiKey: 'YOUR_API_KEY' } as const;
