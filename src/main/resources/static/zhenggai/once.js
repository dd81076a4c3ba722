/*
 * What a person sends twice is done once: the second click while the first is under way gets its answer here, and by the
 * key the server knows a request that comes again.
 */
const underWay = new Map();

/** The header with a new key; crypto.randomUUID() is not there on a site without TLS. */
export const newKey = () => ({ 'Idempotency-Key': crypto.getRandomValues(new Uint32Array(4)).join('-') });

/** Sends by a function that gets the header, unless the same is under way. */
export function once(what, sending) {
  if (!underWay.has(what)) {
    underWay.set(what, sending(newKey()).finally(() => underWay.delete(what)));
  }
  return underWay.get(what);
}
