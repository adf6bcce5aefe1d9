// Which days are missing: a calendar, the stocks of one day, and the way to heal them.
import { byId, element, fill } from './dom.js';
import { get } from './api.js';
import { count, dayName, monthName, text, weekdayNames } from './text.js';

const MONTHS = 3;
const ROWS = 200;
const pad = number => String(number).padStart(2, '0');

export class Missing {
  #missing = { total: 0, days: [], rows: [] };
  #open = new Map();
  #last = null;
  #first = null;
  #due = null;
  #begins = null;
  #ends = null;
  #chosen = null;
  #act;
  #choose;

  /**
   * @param act gets the run that a person wants
   * @param choose gets the code of a stock that a person wants to see
   */
  constructor(act, choose) {
    this.#act = act;
    this.#choose = choose;
    byId('months-before').addEventListener('click', () => this.#turn(-MONTHS));
    byId('months-after').addEventListener('click', () => this.#turn(MONTHS));
  }

  /** How many rows, when it was last read. */
  get total() {
    return this.#missing.total;
  }

  /**
   * Reads what is missing.
   *
   * @param due the newest day that should be complete, or null
   * @param stocks with the oldest and the newest day of which there is a candle
   */
  async load(due, today, { begins, ends }) {
    this.#due = due;
    this.#begins = begins;
    this.#ends = ends > (due ?? '') ? ends : due;
    this.#missing = await get('missing', { limit: 1000 });
    this.#first ??= month(this.#missing.days[0]?.date ?? due ?? today, 1 - MONTHS);
    this.#last ??= month(due ?? today, 0);
    if (this.#chosen && !this.#missing.days.some(day => day.date === this.#chosen)) this.#chosen = null;
    await this.#loadDays();
  }

  async #loadDays() {
    const from = this.#first;
    const to = month(from, MONTHS);
    const { days } = await get('days', { from, to: new Date(Date.parse(to) - 86400000).toISOString().slice(0, 10) });
    this.#open = new Map(days.map(day => [day.date, day]));
    this.render();
  }

  #turn(months) {
    this.#first = month(this.#first, months);
    return this.#loadDays();
  }

  render() {
    if (!this.#first) return;
    const { total, days } = this.#missing;
    byId('missing-sentence').textContent = Number(total) === 0
      ? text('missing.nothing') : text('missing.total', {
        count: count(total), days: text('missing.on', { count: count(days.length) }),
      });
    byId('months-after').disabled = this.#last !== null && month(this.#first, MONTHS) > this.#last;
    fill(byId('months'), [0, 1, 2].map(index => this.#month(month(this.#first, index))));
    fill(byId('missing-legend'), ['missing', 'traded', 'closed', 'uncollected'].map(name =>
      element('li', {}, element('span', { class: `day sample day-${name}`, 'aria-hidden': true }, '7'), text(`missing.${name}`))));
    this.#day();
  }

  #month(first) {
    const [year, number] = first.split('-').map(Number);
    const size = new Date(Date.UTC(year, number, 0)).getUTCDate();
    const weeks = [];
    for (let day = 1; day <= size; day++) {
      const weekday = (new Date(Date.UTC(year, number - 1, day)).getUTCDay() + 6) % 7;
      if (weeks.length === 0 || weekday === 0) weeks.push(new Array(5).fill(null));
      if (weekday < 5) weeks.at(-1)[weekday] = `${year}-${pad(number)}-${pad(day)}`;
    }
    return element('table', { class: 'month' },
      element('caption', {}, monthName(year, number - 1)),
      element('thead', {}, element('tr', {}, weekdayNames().map(name => element('th', { scope: 'col' }, name)))),
      element('tbody', {}, weeks.filter(week => week.some(Boolean)).map(week => element('tr', {}, week.map(day => this.#cell(day))))));
  }

  #cell(date) {
    if (!date) return element('td');
    const lacking = this.#missing.days.find(day => day.date === date);
    const known = this.#open.get(date);
    const label = Number(date.slice(8));
    if (lacking) {
      const says = text('missing.day', { day: dayName(date), count: count(lacking.missing) });
      return element('td', {}, element('button', {
        type: 'button', class: 'day day-missing', 'aria-pressed': String(date === this.#chosen), 'aria-label': says, title: says,
        onclick: () => this.#take(date),
      }, label));
    }
    const past = this.#begins !== null && date >= this.#begins && this.#ends !== null && date <= this.#ends;
    const name = known && !known.open ? 'closed' : past ? 'traded' : 'uncollected';
    return element('td', {}, element('span', {
      class: `day day-${name}${date === this.#due ? ' day-due' : ''}`, title: known?.reason ?? null,
    }, label));
  }

  #take(date) {
    this.#chosen = this.#chosen === date ? null : date;
    this.render();
    byId('months').querySelector('[aria-pressed=true]')?.focus();
  }

  #day() {
    const date = this.#chosen;
    if (!date) {
      return fill(byId('missing-day'), this.#missing.days.length > 0 && element('p', { class: 'actions' },
        element('button', { type: 'button', id: 'heal-all', class: 'primary', onclick: () => this.#act({ kind: 'HEAL' }) },
          text('do.heal-all'))));
    }
    const rows = this.#missing.rows.filter(row => row.trade_date === date);
    const all = Number(this.#missing.days.find(day => day.date === date).missing);
    fill(byId('missing-day'),
      element('h3', {}, text('missing.day', { day: dayName(date), count: count(all) })),
      element('ul', { class: 'chips' }, rows.slice(0, ROWS).map(row => element('li', {},
        element('button', { type: 'button', onclick: () => this.#choose(row.symbol) },
          row.name ?? row.symbol, ' ', element('span', { class: 'code' }, row.symbol))))),
      all > Math.min(rows.length, ROWS)
        && element('p', { class: 'note' }, text('missing.more', { count: all - Math.min(rows.length, ROWS) })),
      element('p', { class: 'actions' }, element('button', {
        type: 'button', id: 'heal-day', class: 'primary', onclick: () => this.#act({ kind: 'HEAL', from: date, to: date }),
      }, text('do.heal-day'))));
  }
}

/** The first day of the month that is so many months after that of a day. */
function month(day, months) {
  const [year, number] = day.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10);
}
