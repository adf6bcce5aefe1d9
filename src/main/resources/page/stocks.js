// The list of stocks: found by code, Korean name or its first consonants; chosen by mouse or keyboard.
import { byId, element, fill } from './dom.js';
import { get, getExact } from './api.js';
import { change, grouped } from './exact.js';
import { text } from './text.js';

const DRAWN = 300;
const CONSONANTS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** 삼성전자 as ㅅㅅㅈㅈ: how Koreans abbreviate a name when they search. */
const initials = name => [...name].map(letter => {
  const index = letter.charCodeAt(0) - 0xac00;
  return index >= 0 && index < 11172 ? CONSONANTS[Math.floor(index / 588)] : letter;
}).join('');

export class Stocks {
  #all = [];
  #found = [];
  #closes = new Map();
  #active = -1;
  #chosen = null;
  #choose;

  /** @param choose gets the stock that a person has chosen */
  constructor(choose) {
    this.#choose = choose;
    byId('search').addEventListener('input', () => this.#find());
    for (const id of ['search', 'stock-list']) byId(id).addEventListener('keydown', event => this.#key(event));
  }

  get chosen() {
    return this.#chosen;
  }

  /** The oldest day of which there is a candle; null when there is none. */
  get begins() {
    return this.#all.reduce((oldest, { first_day: day }) => day && (!oldest || day < oldest) ? day : oldest, null);
  }

  /** The newest day of which there is a candle; blank when there is none. */
  get ends() {
    return this.#all.reduce((newest, { last_day: day }) => day && day > newest ? day : newest, '');
  }

  /** Reads all stocks, and their closes of the last two trading days. */
  async load() {
    this.#all = (await get('symbols', { limit: 10000 })).symbols;
    this.#closes = this.ends ? await closesUntil(this.ends) : new Map();
    this.#find();
    if (!this.#chosen || !this.#all.some(stock => stock.symbol === this.#chosen.symbol)) {
      const first = this.#all.find(stock => stock.symbol === location.hash.slice(1))
        ?? this.#all.find(stock => stock.symbol === '005930')
        ?? this.#all.find(stock => stock.last_day) ?? this.#all[0];
      if (first) this.choose(first);
      this.#reveal();
    } else {
      this.#chosen = this.#all.find(stock => stock.symbol === this.#chosen.symbol);
    }
  }

  /** Moves the list, and nothing but the list, to the chosen stock. */
  #reveal() {
    const list = byId('stock-list');
    const option = list.querySelector('[aria-selected=true]');
    if (option) list.scrollTop = option.offsetTop - list.offsetTop - list.clientHeight / 3;
  }

  choose(stock) {
    this.#chosen = stock;
    history.replaceState(null, '', `#${stock.symbol}`);
    this.#mark();
    this.#choose(stock);
  }

  chooseCode(code) {
    this.choose(this.#all.find(stock => stock.symbol === code) ?? { symbol: code, name: null, last_day: null });
  }

  #find() {
    const query = byId('search').value.trim().toLowerCase();
    const short = [...query].every(letter => CONSONANTS.includes(letter));
    this.#found = this.#all.filter(stock => !query
      || stock.symbol.toLowerCase().startsWith(query)
      || (stock.name ?? '').toLowerCase().includes(query)
      || (short && initials(stock.name ?? '').includes(query)));
    this.#active = query && this.#found.length ? 0 : -1;
    this.render();
  }

  render() {
    fill(byId('stock-list'), this.#found.slice(0, DRAWN).map((stock, index) => this.#option(stock, index)));
    const hidden = this.#found.length - DRAWN;
    byId('stock-note').textContent = this.#found.length === 0
      ? text(this.#all.length ? 'stocks.none' : 'stocks.empty')
      : hidden > 0 ? text('stocks.more', { count: hidden }) : text('stocks.count', { count: this.#found.length });
    this.#mark();
  }

  #option(stock, index) {
    const closes = this.#closes.get(stock.symbol) ?? [];
    const last = closes.at(-1);
    const moved = closes.length > 1 ? change(closes[0].close, last.close) : null;
    return element('li', { role: 'option', id: `stock-${index}`, onclick: () => this.#take(index) },
      element('span', { class: 'stock-name' }, stock.name ?? stock.symbol),
      element('span', { class: 'stock-close' }, last ? grouped(last.close) : '–'),
      element('span', { class: 'stock-code' }, stock.symbol, stock.halted ? ` · ${text('stocks.halted')}` : ''),
      element('span', { class: `stock-change ${moved ? ['falls', 'stays', 'rises'][moved.sign + 1] : ''}` },
        moved ? moved.percent : ''));
  }

  #take(index) {
    this.#active = index;
    this.choose(this.#found[index]);
  }

  #key(event) {
    const size = Math.min(this.#found.length, DRAWN);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    if (event.key in moves && size) {
      const from = this.#active < 0 ? this.#found.findIndex(stock => stock.symbol === this.#chosen?.symbol) : this.#active;
      this.#active = Math.min(size - 1, Math.max(0, from + moves[event.key]));
      this.#mark(true);
    } else if (event.key === 'Enter' && this.#active >= 0) {
      this.#take(this.#active);
    } else if (event.key === 'Escape' && byId('search').value) {
      byId('search').value = '';
      this.#find();
    } else {
      return;
    }
    event.preventDefault();
  }

  #mark(scroll = false) {
    const list = byId('stock-list');
    [...list.children].forEach((option, index) => {
      option.setAttribute('aria-selected', String(this.#found[index]?.symbol === this.#chosen?.symbol));
      option.classList.toggle('active', index === this.#active);
    });
    for (const node of [list, byId('search')]) {
      if (this.#active >= 0) node.setAttribute('aria-activedescendant', `stock-${this.#active}`);
      else node.removeAttribute('aria-activedescendant');
    }
    if (scroll) list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
  }
}

/** Per stock its candles of the last two trading days, the older first. */
async function closesUntil(lastDay) {
  const from = new Date(Date.parse(lastDay) - 14 * 86400000).toISOString().slice(0, 10);
  const { days } = await get('days', { from, to: lastDay, open: true });
  const dates = days.length ? days.slice(-2).map(day => day.date) : [lastDay];
  const answers = await Promise.all(dates.map(date => getExact('candles', { date })));
  return grouping(answers.flatMap(({ candles }) => candles));
}

function grouping(candles) {
  const groups = new Map();
  for (const candle of candles) groups.set(candle.symbol, [...(groups.get(candle.symbol) ?? []), candle]);
  return groups;
}
