/* The one way in which days are written; days travel as `2024-03-04`. */

/** `2024年3月4日` */
export function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2024年3月4日 09:05` */
export function time(iso) {
  return `${day(iso.slice(0, 10))} ${iso.slice(11, 16)}`;
}
