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
    'scripts/due-first',
    'scripts/sorting-texts',
    'scripts/forms',
    'scripts/lost-session',
    'scripts/fewer-controls',
    'scripts/filter-list',
    'scripts/task-list',
    'scripts/task-search',
    'scripts/task-head',
    'scripts/item-tabs',
    'scripts/evidence-beside-form'
  ],

  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '认领所选任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个筛选'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到列表中的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到表单的第一个输入框'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开启动流程窗口'
    }
  }
};
