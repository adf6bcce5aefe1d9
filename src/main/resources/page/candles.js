// The candles of the chosen stock: as a drawing, in words, and as a table.
import { byId, element, fill } from './dom.js';
import { get, getExact } from './api.js';
import { CandleChart } from './chart.js';
import { change, grouped } from './exact.js';
import { dayName, text } from './text.js';

const RANGES = [['1m', 22], ['3m', 63], ['6m', 126], ['1y', 250], ['all', null]];
const TABLE_ROWS = 250;
const LONGEST_YEARS = 19;

export class Candles {
  #chart;
  #stock = null;
  #bases = ['ADJUSTED'];
  #basis = null;
  #range = '6m';
  #days = [];
  #pointed = -1;
  #asked = 0;
  #actions = [];

  constructor() {
    this.#chart = new CandleChart(byId('chart'), index => this.#tell(index));
    byId('chart').addEventListener('keydown', event => this.#key(event));
    byId('as-table').addEventListener('click', () => this.#toggleTable());
    new ResizeObserver(() => this.#zoom()).observe(byId('chart'));
  }

  set bases(bases) {
    if (String(bases) === String(this.#bases) && this.#basis) return;
    this.#bases = bases;
    if (!bases.includes(this.#basis)) this.#basis = bases[0];
    this.#choices();
  }

  async show(stock) {
    this.#stock = stock;
    await this.reload(true);
  }

  /** Reads the candles again; what a slower, older request brings is left. */
  async reload(zoom = false) {
    if (!this.#stock) return;
    const asked = ++this.#asked;
    const { symbol } = this.#stock;
    const [{ candles }, missing, actions] = await Promise.all([
      getExact(`candles/${symbol}`, { basis: this.#basis }),
      get('missing', { symbol, limit: 10000 }),
      getExact(`actions/${symbol}`),
    ]);
    const lacking = new Set(missing.rows.filter(row => row.basis === this.#basis).map(row => row.trade_date));
    const open = await openDays(candles, lacking);
    if (asked !== this.#asked) return;
    this.#actions = actions.actions;
    this.#days = arranged(candles, lacking, open, this.#actions);
    this.render();
    if (zoom) this.#zoom();
  }

  /** Draws again, in the colours and the language of now. */
  render() {
    if (!this.#stock) return;
    const { symbol, name } = this.#stock;
    fill(byId('candles-title'), name ?? symbol, ' ', element('span', { class: 'code' }, name ? symbol : ''));
    this.#choices();
    this.#chart.show(this.#days);
    const empty = !this.#days.some(day => day.candle);
    byId('chart-note').hidden = !empty;
    byId('chart-note').textContent = empty ? text('chart.empty') : '';
    this.#last();
    this.#tell(-1);
    this.#legend();
    this.#remarks();
    if (!byId('candle-table').hidden) this.#table();
  }

  #last() {
    const [before, last] = this.#days.filter(day => day.candle).slice(-2);
    const newest = last ?? before;
    if (!newest) return fill(byId('candles-last'));
    const moved = last ? change(before.candle.close, last.candle.close) : null;
    fill(byId('candles-last'), element('strong', {}, grouped(newest.candle.close)),
      moved && element('span', { class: ['falls', 'stays', 'rises'][moved.sign + 1] },
        ` ${moved.amount} (${moved.percent})`));
  }

  #choices() {
    fill(byId('basis'), ['ADJUSTED', 'RAW'].map(basis => element('button', {
      type: 'button', 'aria-pressed': String(basis === this.#basis), disabled: !this.#bases.includes(basis),
      title: this.#bases.includes(basis) ? null : text('chart.basis-absent'),
      onclick: () => this.#take(basis),
    }, text(`chart.${basis}`))));
    fill(byId('range'), RANGES.map(([name]) => element('button', {
      type: 'button', 'aria-pressed': String(name === this.#range), onclick: () => this.#zoomTo(name),
    }, text(`chart.${name}`))));
  }

  #take(basis) {
    this.#basis = basis;
    this.#choices();
    byId('basis').querySelector('[aria-pressed=true]')?.focus();
    return this.reload();
  }

  #zoomTo(name) {
    this.#range = name;
    this.#choices();
    byId('range').querySelector('[aria-pressed=true]')?.focus();
    this.#zoom();
  }

  #zoom() {
    this.#chart.zoom(RANGES.find(([name]) => name === this.#range)[1]);
  }

  /** One day in words; without one, the newest. */
  #tell(index) {
    const day = this.#days[index] ?? this.#days.at(-1);
    fill(byId('candle-line'), day ? words(day, this.#before(day)) : '');
  }

  #before(day) {
    return this.#days.slice(0, this.#days.indexOf(day)).findLast(other => other.candle)?.candle;
  }

  #key(event) {
    const moves = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20, Home: -1e6, End: 1e6 };
    if (event.key === 'Escape') {
      this.#pointed = -1;
      this.#chart.point(-1);
    } else if (event.key in moves && this.#days.length) {
      const from = this.#pointed < 0 ? this.#days.length : this.#pointed;
      this.#pointed = Math.min(this.#days.length - 1, Math.max(0, from + moves[event.key]));
      this.#chart.point(this.#pointed);
      this.#tell(this.#pointed);
    } else {
      return;
    }
    event.preventDefault();
  }

  #legend() {
    const some = found => this.#days.some(found);
    fill(byId('chart-legend'), [
      [true, 'rises', 'chart.rises'], [true, 'falls', 'chart.falls'],
      [some(day => day.provisional), 'provisional', 'chart.provisional'],
      [some(day => day.missing), 'missing', 'chart.missing'],
      [some(day => day.candle?.doubt), 'doubt', 'chart.doubt'],
      [some(day => day.action), 'action', 'chart.action'],
    ].filter(([shown]) => shown).map(([, name, key]) =>
      element('li', {}, element('span', { class: `swatch ${name}`, 'aria-hidden': true }), text(key))));
  }

  #remarks() {
    const missing = this.#days.filter(day => day.missing);
    const doubts = this.#days.filter(day => day.candle?.doubt);
    fill(byId('chart-remarks'), [
      missing.length && text('chart.missing-days', { count: missing.length, days: listed(missing.map(day => day.date)) }),
      doubts.length && `${text('chart.doubtful-days', { count: doubts.length })} ${doubts.at(-1).candle.doubt}`,
      ...this.#actions.slice(0, 5).map(action => text('chart.action-of', {
        date: action.action_date, kind: kind(action.kind), ratio: action.ratio ? ` ${grouped(action.ratio)}` : '',
      })),
    ].filter(Boolean).map(line => element('li', {}, line)));
  }

  #toggleTable() {
    const table = byId('candle-table');
    table.hidden = !table.hidden;
    byId('chart-area').hidden = !table.hidden;
    byId('as-table').setAttribute('aria-pressed', String(!table.hidden));
    if (!table.hidden) this.#table();
  }

  #table() {
    const columns = ['date', 'open', 'high', 'low', 'close', 'volume', 'remark'];
    fill(byId('candle-table'), element('table', {},
      element('caption', {}, text('chart.table-caption', { count: TABLE_ROWS })),
      element('thead', {}, element('tr', {}, columns.map(name => element('th', { scope: 'col' }, text(`chart.${name}`))))),
      element('tbody', {}, this.#days.slice(-TABLE_ROWS).reverse().map(day => element('tr', {},
        element('th', { scope: 'row' }, day.date),
        ['open', 'high', 'low', 'close', 'volume'].map(name => element('td', {}, day.candle ? grouped(day.candle[name]) : '–')),
        element('td', { class: 'words' }, remark(day)))))));
  }
}

const listed = days => days.length > 6 ? `${days.slice(0, 5).join(', ')} …` : days.join(', ');

/** A text of ours where there is one, otherwise the word of the API. */
function kind(name) {
  const known = text(`action.${name}`);
  return known === `action.${name}` ? name : known;
}

function remark(day) {
  return [
    day.missing && text('chart.missing'), day.provisional && text('chart.provisional'), day.action,
    day.candle?.doubt, !day.candle && !day.missing && text('chart.no-row'),
  ].filter(Boolean).join('; ');
}

function words(day, before) {
  const value = (key, shown, name) =>
    element('span', { class: `value ${name ?? ''}` }, element('span', { class: 'key' }, text(key)), ` ${shown}`);
  if (!day.candle) {
    return [element('strong', {}, dayName(day.date)), element('span', { class: day.missing ? 'bad' : 'muted' }, remark(day))];
  }
  const { open, high, low, close, volume } = day.candle;
  const moved = before ? change(before.close, close) : null;
  const said = remark(day);
  return [
    element('strong', {}, dayName(day.date)), value('chart.open', grouped(open)), value('chart.high', grouped(high)),
    value('chart.low', grouped(low)), value('chart.close', grouped(close)),
    moved && element('span', { class: `value ${['falls', 'stays', 'rises'][moved.sign + 1]}` }, moved.percent),
    value('chart.volume', grouped(volume)), said && element('span', { class: 'muted' }, said),
  ];
}

/** The trading days from the first day that is drawn to the last. */
async function openDays(candles, lacking) {
  const all = [...lacking, candles[0]?.trade_date, candles.at(-1)?.trade_date].filter(Boolean).sort();
  if (!all.length) return [];
  const to = all.at(-1);
  const longest = `${Number(to.slice(0, 4)) - LONGEST_YEARS}-01-01`;
  const { days } = await get('days', { from: all[0] > longest ? all[0] : longest, to, open: true });
  return days.map(day => day.date);
}

/** One entry per day that belongs on the axis, in order. */
function arranged(candles, lacking, open, actions) {
  const byDay = new Map(candles.map(candle => [candle.trade_date, candle]));
  const acted = new Map(actions.map(action => [action.action_date, kind(action.kind)]));
  const dates = [...new Set([...byDay.keys(), ...lacking, ...open])].sort();
  let before = null;
  return dates.map(date => {
    const candle = byDay.get(date) ?? null;
    const rises = candle && (!before || change(before, candle.close).sign >= 0);
    before = candle?.close ?? before;
    return {
      date, candle, rises, missing: lacking.has(date),
      provisional: candle !== null && candle.is_final === false,
      action: candle?.split_ratio ? text('action.SPLIT') : acted.get(date) ?? null,
    };
  });
}
