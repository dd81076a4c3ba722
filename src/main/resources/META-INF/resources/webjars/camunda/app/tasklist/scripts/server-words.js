/* What Camunda's client says in English when there was no answer, or one without words. */
const UNREACHED = '连不上服务器，没有办成。已填写的内容仍在，请检查网络后再试。';
const REFUSED = '服务器没有受理，没有办成。已填写的内容仍在；登录已过期的，请在新窗口重新登录后再提交。';

/** The sentence in Chinese, or null for what is none of those. */
export function inChinese(message = '') {
  if (/Access-Control-Allow-Origin|network is offline/.test(message)) {
    return UNREACHED;
  }
  return /Unsuccessful HTTP response/.test(message) ? REFUSED : null;
}
