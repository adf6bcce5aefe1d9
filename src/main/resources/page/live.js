// What is being collected now, as it happens.
import { byId, element, fill } from './dom.js';
import { count, duration, text } from './text.js';

const SYMBOLS_SHOWN = 40;

export class Live {
  #runs = new Map();
  #ended = [];
  #cancel;

  /** @param cancel gets the id of a run that a person wants to end */
  constructor(cancel) {
    this.#cancel = cancel;
  }

  get running() {
    return this.#runs.size > 0;
  }

  /** The runs that this process works on, as the server says at the beginning of its events. */
  begin(runs) {
    this.#runs = new Map(runs.map(run => [run.id, run]));
    this.#ended = [];
    this.render();
  }

  started(run) {
    if (!this.running) this.#ended = [];
    this.#runs.set(run.id, { ...run, progress: run.progress ?? null });
    this.render();
  }

  progress(progress) {
    const run = this.#runs.get(progress.run_id) ?? { id: progress.run_id, kind: null };
    this.#runs.set(progress.run_id, { ...run, progress });
    this.render();
  }

  symbol(symbol) {
    this.#ended = [symbol, ...this.#ended].slice(0, SYMBOLS_SHOWN);
    this.#symbols();
  }

  finished(run) {
    this.#runs.delete(run.id);
    this.render();
  }

  render() {
    byId('live').hidden = !this.running;
    byId('live-title').textContent = text('live.title');
    const rows = byId('live-runs');
    for (const [id, run] of this.#runs) {
      const kept = [...rows.children].find(row => row.dataset.run === id);
      if (kept) update(kept, run);
      else rows.append(this.#row(run));
    }
    [...rows.children].filter(row => !this.#runs.has(row.dataset.run)).forEach(row => row.remove());
    this.#symbols();
  }

  #row(run) {
    const row = element('div', { class: 'live-run', 'data-run': run.id },
      element('p', { class: 'live-head' }),
      element('progress', { max: 1, 'aria-label': text('live.title') }),
      element('p', { class: 'live-numbers' }),
      element('button', { type: 'button', onclick: () => this.#cancel(run.id) }, text('live.cancel')));
    update(row, run);
    return row;
  }

  #symbols() {
    fill(byId('live-symbols'), this.running && this.#ended.map(symbol => element('li', { 'data-state': symbol.state },
      element('span', { class: 'code' }, symbol.symbol), ` ${symbol.name ?? ''} `,
      element('span', { class: symbol.state === 'FAILED' ? 'bad' : 'muted' }, symbol.state === 'FAILED'
        ? `${symbol.error_code ?? ''} ${symbol.error_text ?? ''}`
        : text(symbol.state === 'EMPTY' ? 'item.EMPTY' : 'item.DONE', { count: symbol.rows })))));
  }
}

function update(row, run) {
  const { progress } = run;
  row.querySelector('.live-head').textContent = run.kind
    ? text('live.run', { kind: text(`kind.${run.kind}`), from: run.from ?? '…', to: run.to ?? '…' }) : text('live.unknown');
  row.querySelector('button').textContent = text('live.cancel');
  const bar = row.querySelector('progress');
  if (!progress || !progress.total) {
    bar.removeAttribute('value');
    row.querySelector('.live-numbers').textContent = text('live.planning');
    return;
  }
  bar.value = progress.done / progress.total;
  const pace = progress.seconds > 0 ? (progress.requests / progress.seconds).toFixed(1) : '–';
  row.querySelector('.live-numbers').textContent = [
    text('live.done', { done: count(progress.done), total: count(progress.total) }),
    text('live.rows', { count: count(progress.rows) }), text('live.pace', { pace }),
    progress.stage ?? (progress.seconds_left === null ? null : text('live.left', { time: duration(progress.seconds_left) })),
  ].filter(Boolean).join(' · ');
}
