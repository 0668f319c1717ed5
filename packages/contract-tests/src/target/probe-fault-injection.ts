/** Whether the server fails when it is asked to by `Prefer: code=503`, as the reference server does for tests. */
export async function probeFaultInjection(baseUrl: string, apiKey: string): Promise<boolean> {
  const headers = { 'x-api-key': apiKey, prefer: 'code=503' };
  const response = await fetch(`${baseUrl}/customers?per_page=1`, { headers });
  await response.arrayBuffer();
  return response.status === 503;
}
