/* Configuration of Tasklist; replaces the file of the same name in Camunda's web jar. */
export default {
  app: {
    name: '待办任务',
    vendor: '整改'
  },

  // Only the first part of the browser's language counts: zh-CN is asked for as zh.
  locales: {
    availableLocales: ['zh', 'en'],
    fallbackLocale: 'zh'
  },

  // A script that cannot be loaded keeps the whole web app from starting.
  customScripts: [
    '../shared/login-page',
    '../shared/chinese',
    'scripts/our-head',
    'scripts/due-first',
    'scripts/forms',
    'scripts/lost-session',
    'scripts/fewer-controls',
    'scripts/filter-list',
    'scripts/task-list',
    'scripts/task-search',
    'scripts/task-head',
    'scripts/item-tabs',
    'scripts/case-above-form',
    'scripts/answers'
  ],

  disableWelcomeMessage: true,

  // None is said anywhere, and some fall upon keys of the browser.
  shortcuts: {}
};
