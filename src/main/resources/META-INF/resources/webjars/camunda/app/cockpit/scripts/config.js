/* Configuration of Cockpit; replaces the file of the same name in Camunda's web jar. */
export default {
  app: {
    name: '运行监控',
    vendor: '整改'
  },

  // Only the first part of the browser's language counts: zh-CN is asked for as zh.
  locales: {
    availableLocales: ['zh', 'en'],
    fallbackLocale: 'zh'
  },

  // A script that cannot be loaded keeps the whole web app from starting.
  customScripts: ['../shared/login-page', '../shared/chinese', '../shared/designer'],

  disableWelcomeMessage: true
};
