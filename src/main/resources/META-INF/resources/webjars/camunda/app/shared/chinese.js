/*
 * Makes Chinese what `locales/zh.json` does not reach: the language of the page, which decides on fonts and hyphens,
 * the names of months and days in AngularJS' date picker, which come from `$locale` and are English otherwise, and the
 * heads of decision tables, which dmn-js writes in English only.
 */
const appName = document.querySelector('base').getAttribute('app-name');
const months = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);
const days = [...'日一二三四五六'];

document.documentElement.lang = 'zh-CN';

function useChineseDates($locale) {
  Object.assign($locale.DATETIME_FORMATS, {
    AMPMS: ['上午', '下午'],
    MONTH: months,
    SHORTMONTH: months,
    STANDALONEMONTH: months,
    DAY: days.map(day => `星期${day}`),
    SHORTDAY: days,
    FIRSTDAYOFWEEK: 0
  });
}

window.angular.module(`cam.${appName}.custom`).run(['$locale', useChineseDates]);

const tableWords = {
  'Hit policy:': '命中方式：',
  Unique: '唯一命中',
  First: '首条命中',
  Any: '任一命中',
  Collect: '全部命中',
  'Rule order': '全部命中，按规则顺序',
  When: '当',
  And: '且',
  Then: '则',
  Annotations: '说明'
};

function translateTables() {
  const heads = document.querySelectorAll(
    '.dmn-decision-table-container :is(.dms-label, .hit-policy-value, .clause, .annotation)'
  );
  heads.forEach(({ firstChild: text }) => {
    const word = text && tableWords[text.nodeValue];
    if (word) {
      text.nodeValue = word;
    }
  });
}

if (appName === 'cockpit') {
  new MutationObserver(translateTables).observe(document.body, { childList: true, subtree: true });
}
