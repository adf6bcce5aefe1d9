// The sentence on top: is the table right, why not, and what to do.
import { byId, element, fill, icon } from './dom.js';
import { count, dayName, text, when } from './text.js';

const SIGNS = {
  RIGHT: 'M5 12.5l4.5 4.5L19 7.5', WRONG: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  RUNNING: 'M12 4a8 8 0 1 1-7.4 5', UNKNOWN: 'M9 9.2a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2M12 17.6v.2',
};

/**
 * Shows a state.
 *
 * @param act gets the kind of a run that a person wants, and what it is for
 */
export function showVerdict(state, act) {
  const section = byId('verdict');
  if (section.dataset.verdict !== state.verdict || !byId('verdict-sign').firstChild) {
    section.dataset.verdict = state.verdict;
    fill(byId('verdict-sign'), icon(SIGNS[state.verdict] ?? SIGNS.UNKNOWN));
  }
  write('verdict-title', text(`verdict.${state.verdict}`));
  write('verdict-sentence', state.sentence);
  const reasons = state.reasons.join('\n');
  if (byId('verdict-reasons').dataset.shown !== reasons) {
    byId('verdict-reasons').dataset.shown = reasons;
    fill(byId('verdict-reasons'), state.reasons.map(reason => element('li', {}, reason)));
  }
  document.title = `${text(`title.${state.verdict}`)} · kis-camel-routes`;
  facts(state);
  actions(state, act);
}

/** What cannot be asked is not known. */
export const unknown = sentence => ({ verdict: 'UNKNOWN', sentence, reasons: [] });

/** A screen reader says what changes, and only that. */
function write(id, words) {
  if (byId(id).textContent !== words) byId(id).textContent = words;
}

function facts(state) {
  if (!state.open_alerts) return fill(byId('facts'));
  const alerts = state.open_alerts.critical + state.open_alerts.warning;
  fill(byId('facts'),
    fact('facts.due', state.due ? dayName(state.due.date) : '–'),
    fact('facts.collected', state.due?.collected_at ? when(state.due.collected_at) : text('facts.not-yet')),
    fact('facts.missing', count(state.missing_rows), state.missing_rows > 0),
    fact('facts.doubtful', count(state.doubtful_rows), state.doubtful_rows > 0),
    fact('facts.alerts', count(alerts), alerts > 0),
    fact('facts.next', state.next_run_at ? when(state.next_run_at) : text('facts.none')));
}

const fact = (key, value, bad = false) =>
  element('div', { class: bad ? 'bad' : null }, element('dt', {}, text(key)), element('dd', {}, value));

/** One button per thing that helps; the first is the one to press. */
function actions(state, act) {
  const wanted = [];
  const due = state.due && !state.due.collected_at;
  const idle = state.environment && state.verdict !== 'RUNNING';
  if (idle && due) wanted.push(['DAILY', 'do.collect']);
  if (idle && state.missing_rows > 0) wanted.push(['HEAL', 'do.heal']);
  if (idle && state.doubtful_rows > 0) wanted.push(['SETTLE', 'do.settle']);
  if (idle && !wanted.some(([kind]) => kind === 'DAILY')) wanted.push(['DAILY', 'do.again']);
  const box = byId('verdict-actions');
  const shown = `${document.documentElement.lang} ${wanted.join()} ${state.missing_rows} ${state.verdict}`;
  if (box.dataset.shown === shown) return;
  box.dataset.shown = shown;
  const focused = box.contains(document.activeElement) ? document.activeElement.id : null;
  fill(box, wanted.map(([kind, key], index) => element('button', {
    type: 'button', id: `do-${kind}`, class: index === 0 && key !== 'do.again' ? 'primary' : null,
    onclick: () => act({ kind }),
  }, text(key, { count: state.missing_rows }))));
  if (focused) (byId(focused) ?? box.querySelector('button') ?? byId('verdict')).focus();
}
