/* What helps to make a plan: the way to its gaps, sums that the texts name, one note for years without a calendar. */
import { request } from './request.js';

const byId = id => document.getElementById(id);

/** Leads to what is missing: only rows with gaps, and the first of these in sight. */
export function showGaps(filter) {
  byId('filter-area').value = '';
  byId('filter-unit').value = '';
  byId('filter-gaps').checked = true;
  filter();
  const place = byId('table').querySelector('tbody tr:not([hidden]) td.gap :is(select, input)');
  place?.focus();
  place?.scrollIntoView({ block: 'center' });
}

/** A plan can be made without the sums as well: where they cannot be had, none are proposed. */
export async function readSums(plan, address) {
  if (plan.sheet.editable) {
    plan.sums = await request(address).catch(() => ({}));
    plan.rows.forEach(row => row.refreshSums());
  }
}

/** One note for all years without their official calendar, however many days lie in them. */
export function noteYears(plan) {
  const days = plan.rows.map(row => row.values.deadline).filter(date => date && plan.hints[date]?.isOfficial === false);
  const years = [...new Set(days.map(date => date.slice(0, 4)))].sort();
  byId('years').hidden = years.length === 0;
  byId('years').textContent = `${years.join('年、')}年的放假安排还没有录入，工作日只按周末推算；录入后请再核对期限。`;
}
