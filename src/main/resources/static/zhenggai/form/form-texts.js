/*
 * Makes the texts Chinese that form-js has inside: it takes no translations. Only whole texts that are known are
 * replaced, and only inside a form.
 */
const texts = [
  [/^Field is required\.$/, '此项必填。'],
  [/^Field must match pattern .*\.$/, '填写的内容不符合规定的样式。'],
  [/^Field must have minimum value of (.+)\.$/, '不能小于$1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于$1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写$1个字。'],
  [/^Field must have maximum length of (.+)\.$/, '不能超过$1个字。'],
  [/^Field must be a valid email\.$/, '邮箱地址不正确。'],
  [/^Value is not a number\.$/, '请填写数字。'],
  [/^Value is expected to be an integer\.$/, '须为整数。'],
  [/^Value is expected to have at most (.+) decimal digits?\.$/, '最多$1位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '请填写有效的数，最接近的是$1和$2。'],
  [/^Nothing to show\.$/, '没有内容。'],
  [/^No results$/, '没有找到'],
  [/^Add new$/, '添加'],
  [/^Select$/, '请选择'],
  [/^Search$/, '查找'],
  [/^Remove item$/, '删除此行'],
  [/^Remove tag$/, '移除']
];
const attributes = ['placeholder', 'title', 'aria-label'];

/** A text of form-js in Chinese; any other as it is. */
export function chinese(text) {
  const known = texts.find(([pattern]) => pattern.test(text.trim()));
  return known ? text.trim().replace(...known) : text;
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = chinese(node.data);
    if (text !== node.data) {
      node.data = text;
    }
    return;
  }
  attributes.forEach(name => {
    const text = node.getAttribute?.(name);
    if (text && chinese(text) !== text) {
      node.setAttribute(name, chinese(text));
    }
  });
  node.childNodes.forEach(translate);
}

function formsIn(node) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return element?.closest?.('.fjs-container') ? [node] : [...(element?.querySelectorAll?.('.fjs-container') || [])];
}

new MutationObserver(changes =>
  changes
    .flatMap(({ type, target, addedNodes }) => (type === 'childList' ? [...addedNodes] : [target]))
    .flatMap(formsIn)
    .forEach(translate)
).observe(document.body, {
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: attributes,
  subtree: true
});
