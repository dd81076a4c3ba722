/*
 * The class of forms of form-js, which the web app has inside its bundle and hands to nobody. The bundle's numbers of
 * modules change with each release, so the module is known by a method that only this class has.
 */
export function formClass() {
  let found;
  self.webpackChunkcamunda_bpm_webapp.push([
    [Symbol('zhenggai')],
    {},
    load => {
      const id = Object.keys(load.m).find(id => String(load.m[id]).includes('_getInitializedFieldData('));
      found = load(id).Form;
    }
  ]);
  return found;
}
