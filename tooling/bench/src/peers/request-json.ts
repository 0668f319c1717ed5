/** Sends a request with a JSON body, a GET where there is none. @throws Error where the answer is not a success. */
export async function requestJson(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<unknown> {
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}
