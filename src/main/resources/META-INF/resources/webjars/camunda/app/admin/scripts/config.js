/* Configuration of Admin; replaces the file of the same name in Camunda's web jar. */
export default {
  app: {
    name: '用户管理',
    vendor: '整改'
  },

  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  },

  // A script that cannot be loaded keeps the whole web app from starting.
  customScripts: ['../shared/login-page'],

  disableWelcomeMessage: true
};
