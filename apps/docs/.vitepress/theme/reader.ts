import { onContentUpdated } from 'vitepress';
import { onMounted, reactive, watch } from 'vue';
import { placeholders } from '../../site/samples/placeholders.ts';

/** The server and the key of the reader. They are kept in this tab only, and sent to no other server. */
export const reader = reactive({ origin: placeholders.origin as string, apiKey: '' });

const STORAGE = 'rollcall-reader';

/** Reads what the reader entered before, and shows it in every sample from then on. Called once, by the layout. */
export function useReader(): void {
  onMounted(() => {
    Object.assign(reader, servedByRollcall() ? { origin: location.origin } : {}, stored());
    watch(reader, () => {
      sessionStorage.setItem(STORAGE, JSON.stringify(reader));
      fillSamples();
    });
    fillSamples();
  });
  onContentUpdated(fillSamples);
}

/** Whether requests to this server are allowed: the one that serves the page, or any if the page is served elsewhere. */
export function canTry(): boolean {
  return !servedByRollcall() || reader.origin === location.origin;
}

/** The server of Rollcall has the site at this path. */
function servedByRollcall(): boolean {
  return import.meta.env.BASE_URL === '/docs/';
}

function stored(): Partial<typeof reader> {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE) ?? '{}');
  } catch {
    return {};
  }
}

const originals = new WeakMap<Element, string>();
const keyFile = '$(cat data/api-key)';

/** Writes the server and the key into the code of the page. */
function fillSamples(): void {
  for (const line of globalThis.document?.querySelectorAll('.vp-doc pre .line') ?? []) {
    const original = originals.get(line);
    if (original !== undefined) line.innerHTML = original;
    const html = line.innerHTML;
    if (fillLine(line)) originals.set(line, html);
  }
}

/** Returns whether the line has changed. */
function fillLine(line: Element): boolean {
  const text = line.textContent ?? '';
  const filled = fill(text);
  if (filled === text) return false;
  const parts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (parts.nextNode()) {
    const part = parts.currentNode as Text;
    part.data = fill(part.data);
  }
  // A command in a text has several colours. With the key in its place, it has none.
  if (line.textContent !== filled) line.textContent = filled;
  return true;
}

function fill(text: string): string {
  const { origin, apiKey } = reader;
  const here = text.replaceAll(placeholders.origin, origin);
  return apiKey === '' ? here : here.replaceAll(placeholders.apiKey, apiKey).replaceAll(keyFile, apiKey);
}
