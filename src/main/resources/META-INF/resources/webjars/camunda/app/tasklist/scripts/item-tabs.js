/*
 * The tabs of a task that show its item: evidence, history, source. They stand behind the form and before Camunda's
 * diagram. Camunda's own history is left out: it knows the task only, ends with it, and speaks of users by their ids; and
 * so is the description, in which a task is searched.
 */
import { get } from '../../../../zhenggai/case-requests.js';
import { el } from '../../../../zhenggai/dom.js';
import { documents } from '../../../../zhenggai/documents.js';
import { evidence } from '../../../../zhenggai/evidence.js';
import { history } from '../../../../zhenggai/history.js';
import { source } from '../../../../zhenggai/source.js';

const tabs = [
  { id: 'item-evidence', label: '佐证材料', priority: 990, show: evidence },
  { id: 'item-history', label: '办理历程', priority: 980, show: history },
  { id: 'item-source', label: '问题原文', priority: 970, show: source }
];

const others = ['task-detail-history', 'task-detail-description'];

/** A round's tasks have documents too, so this tab asks by the task and not by its item. */
const documentsTab = {
  id: 'task-documents',
  pluginPoint: 'tasklist.task.detail',
  priority: 960,
  properties: { label: '公文' },
  render(node, { taskId }) {
    const part = el('div', {});
    node.append(part);
    documents(part, taskId);
  }
};

/** The form opens first; only the tab that is chosen asks the server. */
const itemTabs = tabs.map(({ id, label, priority, show }) => ({
  id,
  pluginPoint: 'tasklist.task.detail',
  priority,
  properties: { label },
  async render(node, { taskId }) {
    try {
      const item = await get(`/tasks/${taskId}/item`);
      const part = el('div', {});
      node.append(
        el('h3', { className: 'case-title' }, `${item.number}　${item.title}`),
        part
      );
      show(part, item.id);
    } catch (failure) {
      node.append(
        el('p', { className: 'case-none' }, failure.status === 404 ? '此任务不涉及单个整改事项。' : failure.message)
      );
    }
  }
}));

export default [...itemTabs, documentsTab];

window.angular.module('cam.tasklist.custom').run([
  'Views',
  views => {
    const getProviders = views.getProviders;
    views.getProviders = options =>
      getProviders.call(views, options).filter(({ id }) => !others.includes(id));
  }
]);
