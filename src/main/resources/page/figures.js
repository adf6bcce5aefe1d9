// Token, quota and alerts.
import { byId, element, fill } from './dom.js';
import { get } from './api.js';
import { clock, count, text, when } from './text.js';

const KEPT = 40;

const fact = (key, value, bad = false) =>
  element('div', { class: bad ? 'bad' : null }, element('dt', {}, text(key)), element('dd', {}, value));

export class Figures {
  #token = null;
  #quota = null;
  #alerts = null;
  #seen = [];

  async load() {
    [this.#token, this.#quota, this.#alerts] = await Promise.all([get('token'), get('quota'), get('alerts', { limit: 50 })]);
    this.#remember();
    this.render();
  }

  async loadQuota() {
    this.#quota = await get('quota');
    this.#remember();
    this.#showQuota();
  }

  /** When calls were made, as far as this page has seen it. */
  #remember() {
    const { calls } = this.#quota;
    const before = this.#seen.at(-1);
    if (!before || before.calls !== calls) this.#seen = [...this.#seen, { at: Date.now(), calls }].slice(-KEPT);
  }

  render() {
    if (!this.#token) return;
    this.#showToken();
    this.#showQuota();
    this.#showAlerts();
  }

  #showToken() {
    const { present, expires_at: end, issues, problem, sentence } = this.#token;
    fill(byId('token'),
      element('p', { class: problem ? 'bad' : null }, sentence),
      problem && element('p', { class: 'bad' }, problem),
      element('dl', { class: 'facts small' },
        fact('token.present', text(present ? 'yes' : 'no'), false), fact('token.end', when(end)),
        fact('token.issues', count(issues))));
  }

  #showQuota() {
    const { configured_per_second: most, granted_per_second: granted, share_per_second: share, calls, outcomes, problem } = this.#quota;
    const bad = name => outcomes[name] > 0 && name !== 'ok';
    fill(byId('quota'),
      problem && element('p', { class: 'bad' }, problem),
      element('dl', { class: 'facts small' },
        fact('quota.configured', text('quota.per-second', { pace: most })),
        fact('quota.granted', text('quota.per-second', { pace: granted }), granted < most),
        fact('quota.share', text('quota.per-second', { pace: share })), fact('quota.calls', count(calls))),
      element('ul', { class: 'outcomes' }, Object.entries(outcomes).map(([name, number]) =>
        element('li', { class: bad(name) ? 'bad' : null }, text(`outcome.${name}`), ' ', element('strong', {}, count(number))))),
      this.#seen.length > 1 && element('p', { class: 'note' }, text('quota.last', {
        at: clock(this.#seen.at(-1).at), count: count(this.#seen.at(-1).calls - this.#seen.at(-2).calls),
      })));
  }

  #showAlerts() {
    const { alerts } = this.#alerts;
    fill(byId('alerts'), alerts.length === 0
      ? element('p', { class: 'note' }, text('alerts.none'))
      : element('ul', { class: 'alerts' }, alerts.map(alert => element('li', { 'data-severity': alert.severity },
        element('p', {}, element('strong', {}, text(`severity.${alert.severity}`)), ' ', alert.text),
        element('p', { class: 'note' }, `${alert.condition} ${alert.subject} · ${text('alerts.since', { at: when(alert.opened_at) })}`)))));
  }
}
