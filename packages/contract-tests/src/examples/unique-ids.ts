/**
 * Examples share a few customers. A test that executes one needs customers of its own, so it appends a tag to each key
 * and address that it sends, and takes the tag off what comes back.
 */
export function withUniqueIds<Value>(example: Value, tag: string): Value {
  const text = JSON.stringify(example);
  const withKeys = text.replaceAll(/\b[a-z]+(?:_[a-z]+)*_\d{3}\b/g, (key) => `${key}_${tag}`);
  return JSON.parse(withKeys.replaceAll(/\b([a-z]+)@/g, `$1.${tag}@`)) as Value;
}

/** An answer in a form in which it can be compared with an example: without tags, and with stand-ins for made-up values. */
export function comparable(body: string, tag = ''): unknown {
  const untagged = tag === '' ? body : body.replaceAll(`_${tag}`, '').replaceAll(`.${tag}`, '');
  return JSON.parse(untagged.replaceAll(TIMESTAMP, '"<time>"').replaceAll(UUID, standIns()));
}

const TIMESTAMP = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** The first id becomes `<id 1>`, the next other one `<id 2>`: which ids are the same is part of what an example says. */
function standIns(): (id: string) => string {
  const seen: string[] = [];
  return (id) => {
    if (!seen.includes(id)) seen.push(id);
    return `<id ${seen.indexOf(id) + 1}>`;
  };
}
