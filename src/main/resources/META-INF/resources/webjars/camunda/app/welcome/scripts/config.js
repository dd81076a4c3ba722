/* Configuration of Welcome; replaces the file of the same name in Camunda's web jar. */
export default {
  app: {
    name: '工作台',
    vendor: '整改'
  },

  // Only the first part of the browser's language counts: zh-CN is asked for as zh.
  locales: {
    availableLocales: ['zh', 'en'],
    fallbackLocale: 'zh'
  },

  // A script that cannot be loaded keeps the whole web app from starting.
  customScripts: ['../shared/login-page', '../shared/chinese'],

  // Replaces the link to Camunda's documentation. Relative to /camunda/app/welcome/<engine>/.
  links: [
    {
      label: '整改工作首页',
      href: '../../../../',
      description: '台账、通报、督办和进展'
    }
  ],

  disableWelcomeMessage: true
};
