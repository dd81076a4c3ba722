/*
 * Makes Chinese what `locales/zh.json` does not reach: the language of the page, which decides on fonts and hyphens,
 * and the names of months and days in AngularJS' date picker, which come from `$locale` and are English otherwise.
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
