/** Milliseconds between two looks: a small document is there at once, one that takes minutes need not be asked for more often. */
const PAUSE = 150;
const LONGEST_PAUSE = 5000;

/** Looks until the document is made or given up, and tells each state between; `look` asks the server for the state of an id. */
export async function finished(first, look, tell) {
  let state = first;
  for (let pause = PAUSE; !state.made && !state.failed; pause = Math.min(pause * 1.4, LONGEST_PAUSE)) {
    tell(state);
    await new Promise(resolve => setTimeout(resolve, pause));
    state = await look(state.id);
  }
  return state;
}
