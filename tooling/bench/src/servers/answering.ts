import { setTimeout } from 'node:timers/promises';

const triesMax = 600;
const pauseMs = 100;

/** Waits until something answers at an address, whatever it says. @throws Error where nothing does within a minute. */
export async function answering(url: URL): Promise<URL> {
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const answers = await fetch(url).then(
      async (answer) => answer.arrayBuffer().then(() => answer.status < 500),
      () => false,
    );
    if (answers) return url;
    await setTimeout(pauseMs);
  }
  throw new Error(`nothing answers at ${url}`);
}
