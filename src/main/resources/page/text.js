// What a person reads, in two languages: text/en.json and text/ko.json have the same keys.

export const LANGUAGES = ['en', 'ko'];

let texts = {};
let current = 'en';

export const language = () => current;

/** The first language of the browser that there is. */
export function browserLanguage() {
  const wanted = (navigator.languages ?? [navigator.language]).map(tag => tag.slice(0, 2).toLowerCase());
  return wanted.find(tag => LANGUAGES.includes(tag)) ?? 'en';
}

export async function loadTexts(wanted) {
  const answer = await fetch(`page/text/${wanted}.json`);
  texts = await answer.json();
  current = wanted;
  document.documentElement.lang = wanted;
}

/** `{name}` stands for a value. Where a text has two parts (`one|many`), `count` chooses. */
export function text(key, values = {}) {
  const [one, many = one] = (texts[key] ?? key).split('|');
  return (String(values.count ?? '') === '1' ? one : many)
    .replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? ''));
}

/** Writes the texts into what index.html names by data-text, data-label and data-placeholder. */
export function translate(root = document) {
  for (const node of root.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text);
  for (const node of root.querySelectorAll('[data-label]')) node.setAttribute('aria-label', text(node.dataset.label));
  for (const node of root.querySelectorAll('[data-placeholder]')) node.placeholder = text(node.dataset.placeholder);
}

const SEOUL = 'Asia/Seoul';

function formatted(moment, options) {
  return new Intl.DateTimeFormat(current === 'ko' ? 'ko-KR' : 'en-GB', { timeZone: SEOUL, hourCycle: 'h23', ...options })
    .format(moment);
}

/** A moment in Seoul, to the minute. */
export function when(moment) {
  if (!moment) return '–';
  const at = new Date(moment);
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: SEOUL }).format(at);
  return `${day} ${formatted(at, { hour: '2-digit', minute: '2-digit' })}`;
}

/** The time of a moment in Seoul, to the second. */
export const clock = moment => formatted(new Date(moment), { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A calendar day with its day of the week. */
export function dayName(day) {
  const date = new Date(`${day}T12:00:00Z`);
  return `${day} (${new Intl.DateTimeFormat(current, { weekday: 'short', timeZone: 'UTC' }).format(date)})`;
}

export const monthName = (year, month) =>
  new Intl.DateTimeFormat(current, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month, 1));

export const weekdayNames = () => [1, 2, 3, 4, 5].map(day =>
  new Intl.DateTimeFormat(current, { weekday: current === 'ko' ? 'narrow' : 'short', timeZone: 'UTC' })
    .format(Date.UTC(2024, 0, day)));

/** A count with separators. */
export const count = number => number === null || number === undefined ? '–' : Number(number).toLocaleString('en-US');

/** Seconds as a person says them. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return text('time.seconds', { seconds: whole });
  if (whole < 3600) return text('time.minutes', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  return text('time.hours', { hours: Math.floor(whole / 3600), minutes: Math.floor(whole % 3600 / 60) });
}
