/* The ledger changes while its filter is set, by htmx; without a script the filter is a plain form. */

/** An address without what is left open can be read and passed on. */
document.body.addEventListener('htmx:configRequest', event => {
  const parameters = event.detail.parameters;
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === '') {
      delete parameters[name];
    }
  }
});
