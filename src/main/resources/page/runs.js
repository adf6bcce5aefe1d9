// The runs, the newest first, each with its symbols.
import { byId, element, fill } from './dom.js';
import { get } from './api.js';
import { count, duration, text, when } from './text.js';

const PAGE = 20;
const ITEMS = 500;

export class Runs {
  #runs = [];
  #shown = null;
  #items = [];

  constructor() {
    byId('runs-older').addEventListener('click', () => this.#older());
  }

  async load() {
    const { runs } = await get('runs', { limit: Math.max(PAGE, this.#runs.length) });
    this.#runs = runs;
    byId('runs-older').hidden = runs.length < PAGE;
    if (this.#shown) this.#items = await items(this.#shown);
    this.render();
  }

  async #older() {
    const { runs } = await get('runs', { limit: PAGE, before: this.#runs.at(-1)?.started_at });
    this.#runs = [...this.#runs, ...runs];
    byId('runs-older').hidden = runs.length < PAGE;
    this.render();
  }

  async #toggle(id) {
    this.#shown = this.#shown === id ? null : id;
    this.#items = this.#shown ? await items(id) : [];
    this.render();
    byId('runs').querySelector(`[data-run="${CSS.escape(id)}"] button`)?.focus();
  }

  render() {
    if (!this.#runs.length) return fill(byId('runs'), element('p', { class: 'note' }, text('runs.none')));
    const columns = ['started', 'kind', 'days', 'state', 'symbols', 'rows', 'requests', 'took'];
    fill(byId('runs'), element('table', {},
      element('thead', {}, element('tr', {}, columns.map(name => element('th', { scope: 'col' }, text(`runs.${name}`))))),
      element('tbody', {}, this.#runs.flatMap(run => this.#rows(run)))));
  }

  #rows(run) {
    const open = run.id === this.#shown;
    const took = run.finished_at ? (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000 : null;
    const asked = run.progress ?? null;
    const row = element('tr', { 'data-run': run.id },
      element('th', { scope: 'row' }, element('button', {
        type: 'button', class: 'plain', 'aria-expanded': String(open), onclick: () => this.#toggle(run.id),
      }, when(run.started_at))),
      element('td', {}, text(`kind.${run.kind}`)),
      element('td', {}, days(run)),
      element('td', {}, element('span', { class: 'state', 'data-state': run.state }, text(`state.${run.state}`))),
      element('td', {}, counts(run)),
      element('td', {}, asked ? count(asked.rows) : `${count(run.new_rows)} / ${count(run.changed_rows)}`),
      element('td', {}, count(asked ? asked.requests : run.requests)),
      element('td', {}, took === null ? '–' : duration(took)));
    return open ? [row, element('tr', { class: 'detail' }, element('td', { colspan: 8 }, this.#detail(run)))] : [row];
  }

  #detail(run) {
    return [
      element('p', { class: 'note' }, element('span', { class: 'code' }, run.id), run.reason ? ` ${run.reason}` : '',
        ' ', text('runs.detail', {
          unchanged: count(run.unchanged_rows), rejected: count(run.rejected_rows), refused: count(run.refused),
          tokens: count(run.token_issues),
        })),
      element('ul', { class: 'items' }, this.#items.map(item => element('li', { 'data-state': item.state },
        element('span', { class: 'state', 'data-state': item.state }, text(`item-state.${item.state}`)),
        ' ', element('span', { class: 'code' }, item.symbol), ` ${item.name ?? ''} `,
        element('span', { class: 'muted' }, about(item)),
        item.error_text && element('p', { class: 'bad' }, `${item.error_code ?? ''} ${item.error_text}`),
        item.reread_reason && element('p', { class: 'note' }, item.reread_reason)))),
      this.#items.length === ITEMS && element('p', { class: 'note' }, text('runs.items-more', { count: ITEMS })),
    ];
  }
}

const items = async id => (await get(`runs/${encodeURIComponent(id)}/items`, { limit: ITEMS })).items;

/** The year of the end is said only where it is another. */
function days(run) {
  if (!run.from || run.from === run.to) return run.to;
  return `${run.from} – ${run.from.slice(0, 4) === run.to.slice(0, 4) ? run.to.slice(5) : run.to}`;
}

const about = item => [
  text('item.DONE', { count: item.rows }), item.first_date && `${item.first_date} – ${item.last_date}`,
  item.attempts > 1 && text('item.attempts', { count: item.attempts }),
].filter(Boolean).join(' · ');

function counts(run) {
  if (run.progress) return `${count(run.progress.done)} / ${count(run.progress.total)}`;
  const good = `${count(run.done)} / ${count(run.symbols)}`;
  const lacking = [
    run.empty > 0 && text('runs.empty', { count: run.empty }), run.failed > 0 && text('runs.failed', { count: run.failed }),
  ].filter(Boolean);
  return lacking.length ? [good, element('span', { class: 'bad' }, ` ${lacking.join(', ')}`)] : good;
}
