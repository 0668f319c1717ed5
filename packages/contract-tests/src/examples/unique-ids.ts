/**
 * Appends a tag to each customer key and each email address of an example. The examples of the document share a few
 * customers, but a test that executes one needs customers of its own.
 */
export function withUniqueIds<Value>(example: Value, tag: string): Value {
  const text = JSON.stringify(example);
  const withKeys = text.replaceAll(/\b[a-z]+(?:_[a-z]+)*_\d{3}\b/g, (key) => `${key}_${tag}`);
  return JSON.parse(withKeys.replaceAll(/\b([a-z]+)@/g, `$1.${tag}@`)) as Value;
}

/** A response body as it can be compared with an example: without tags, and with placeholders for generated values. */
export function comparable(body: string, tag = ''): unknown {
  const untagged = tag === '' ? body : body.replaceAll(`_${tag}`, '').replaceAll(`.${tag}`, '');
  const timeless = untagged.replaceAll(TIMESTAMP, '"<time>"').replaceAll(MILLISECONDS, '$1"<number>"');
  return JSON.parse(
    timeless.replaceAll(SECRET, '"<secret>"').replaceAll(HOOK, '"<url>"').replaceAll(UUID, placeholders()),
  );
}

const TIMESTAMP = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g;
/** When an event happened, and how long an attempt took. */
const MILLISECONDS = /((?:"created_at"|"duration_ms"):)\d+/g;
const SECRET = /"whsec_[A-Za-z0-9+/]+=*"/g;
/** The URL of an endpoint: that of the example, or one of this run. */
const HOOK = /"https?:\/\/[^"]*\/(?:rollcall|run_[^"]*)"/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** Turns the first id into `<id 1>` and the next different one into `<id 2>`, so that equal ids stay equal. */
function placeholders(): (id: string) => string {
  const seen: string[] = [];
  return (id) => {
    if (!seen.includes(id)) seen.push(id);
    return `<id ${seen.indexOf(id) + 1}>`;
  };
}
