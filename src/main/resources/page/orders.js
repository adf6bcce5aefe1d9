// Starting a run: first what it would do, then the run.
import { byId, element, fill, say } from './dom.js';
import { Problem, hasToken, order, useToken } from './api.js';
import { count, duration, text } from './text.js';

export class Orders {
  #changes = 'TOKEN';
  #run = null;
  #started;

  /** @param started is called with a run that has begun */
  constructor(started) {
    this.#started = started;
    byId('run-dialog-start').addEventListener('click', () => this.#start());
    byId('token-button').addEventListener('click', () => byId('token-dialog').showModal());
    byId('token-form').addEventListener('submit', () => this.#token(byId('token-input').value.trim()));
    byId('token-forget').addEventListener('click', () => {
      this.#token('');
      byId('token-dialog').close();
    });
    byId('token-close').addEventListener('click', () => byId('token-dialog').close());
    byId('token-dialog').addEventListener('close', () => {
      byId('token-input').value = '';
    });
  }

  /** Whether a change needs the token: OPEN, TOKEN or CLOSED. */
  set changes(changes) {
    this.#changes = changes;
    this.render();
  }

  render() {
    const button = byId('token-button');
    button.hidden = this.#changes === 'OPEN';
    button.textContent = text(hasToken() ? 'unlock.done' : 'unlock.button');
    button.classList.toggle('set', hasToken());
  }

  /** Takes a token; blank forgets the one that there was. What waited for it goes on. */
  #token(token) {
    useToken(token);
    this.render();
    document.dispatchEvent(new CustomEvent('kis-token'));
    if (token && byId('run-dialog').open) this.open(this.#run);
  }

  /** Shows what a run would do; a person then starts it or not. */
  async open(run) {
    this.#run = run;
    const dialog = byId('run-dialog');
    const start = byId('run-dialog-start');
    byId('run-dialog-title').textContent = text(`order.${run.kind}`);
    byId('run-dialog-about').textContent = text(`order.${run.kind}.about`);
    start.textContent = text('order.start');
    start.disabled = true;
    fill(byId('run-dialog-body'), element('p', { class: 'note' }, text('order.looking')));
    if (!dialog.open) dialog.showModal();
    try {
      const preview = await order(run, true);
      if (run !== this.#run) return;
      fill(byId('run-dialog-body'), previewed(preview));
      start.disabled = Number(preview.symbols) === 0;
      if (!start.disabled) start.focus();
    } catch (problem) {
      this.#refused(problem);
    }
  }

  async #start() {
    const start = byId('run-dialog-start');
    start.disabled = true;
    try {
      const run = await order(this.#run, false);
      byId('run-dialog').close();
      say(text(run.state === 'SKIPPED' ? 'order.skipped' : 'order.started'));
      this.#started(run);
    } catch (problem) {
      this.#refused(problem);
    }
  }

  #refused(problem) {
    const needsToken = problem instanceof Problem && [401, 403].includes(problem.status) && this.#changes !== 'OPEN';
    fill(byId('run-dialog-body'),
      element('p', { class: 'bad' }, problem instanceof Problem ? problem.message : text('offline')),
      needsToken && element('p', {}, element('button', {
        type: 'button', id: 'unlock-here', onclick: () => byId('token-dialog').showModal(),
      }, text('unlock.button'))));
    byId('unlock-here')?.focus();
  }
}

const range = ({ from, to }) => from === to ? from : `${from} – ${to}`;

function previewed(preview) {
  const shown = preview.per_symbol;
  return [
    element('p', { class: 'preview-sentence' }, preview.sentence),
    element('dl', { class: 'facts small' },
      ...[['calls', count(preview.calls)], ['time', duration(Number(preview.seconds))], ['symbols', count(preview.symbols)],
        ['days', range(preview)]].map(([name, value]) =>
        element('div', {}, element('dt', {}, text(`preview.${name}`)), element('dd', {}, value)))),
    shown.length > 0 && element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': text('preview.symbols') },
      element('table', {},
        element('thead', {}, element('tr', {}, ['symbol', 'days', 'calls'].map(name =>
          element('th', { scope: 'col' }, text(`preview.${name}`))))),
        element('tbody', {}, shown.map(row => element('tr', {},
          element('th', { scope: 'row' }, `${row.name ?? ''} `, element('span', { class: 'code' }, row.symbol)),
          element('td', {}, range(row)), element('td', {}, count(row.calls))))))),
  ];
}
