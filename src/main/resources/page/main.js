// Puts the parts together: reads what is stored, follows what happens, and keeps both on the page.
import { byId, say, seldom } from './dom.js';
import { Problem, cancel, events, get } from './api.js';
import { Candles } from './candles.js';
import { Figures } from './figures.js';
import { Live } from './live.js';
import { Missing } from './missing.js';
import { Orders } from './orders.js';
import { COLOURS, THEMES, prefer, preference } from './preferences.js';
import { Runs } from './runs.js';
import { Stocks } from './stocks.js';
import { LANGUAGES, browserLanguage, loadTexts, text, translate } from './text.js';
import { showVerdict, unknown } from './verdict.js';

const STATE_MILLIS = 15000;
/** The server looks at its tables every 15 seconds: when a run has ended, the page asks again until it has. */
const SETTLED_MILLIS = [3000, 7000, 11000, 16000];
const QUOTA_MILLIS = 5000;
/** The server says something every 15 seconds; without a word the connection is dead. */
const SILENCE_MILLIS = 45000;
const LONGEST_PAUSE = 15000;

const candles = new Candles();
const stocks = new Stocks(stock => attempt(() => candles.show(stock)));
const missing = new Missing(run => orders.open(run), code => {
  stocks.chooseCode(code);
  byId('candles-title').scrollIntoView({ block: 'nearest' });
});
const runs = new Runs();
const figures = new Figures();
const live = new Live(id => attempt(async () => {
  await cancel(id);
  say(text('live.cancelling'));
}));
const orders = new Orders(() => refresh());

let state = unknown('');
let shown = '';
let connection = 'begins';

/** A part that cannot be read now leaves the others as they are. */
async function attempt(action) {
  try {
    await action();
  } catch (problem) {
    if (problem.name === 'AbortError') return;
    say(problem instanceof Problem ? problem.message : text('offline'), 'bad');
    if (!(problem instanceof Problem) && !(problem instanceof TypeError)) throw problem;
  }
}

async function readState() {
  try {
    state = await get('state');
    byId('environment').textContent = state.environment;
    byId('environment').dataset.environment = state.environment;
    byId('version').textContent = `kis-camel-routes ${state.version}`;
    candles.bases = state.bases;
    orders.changes = state.changes;
  } catch (problem) {
    state = unknown(problem instanceof Problem ? problem.message : text('offline'));
    if (problem.status === 401) orders.changes = 'TOKEN';
  }
  judge();
}

/**
 * The server counts now and then only, since that takes long in a big table. What the page knows better it says: it is not green while
 * it shows a missing row, and a run may have begun since.
 */
function judge() {
  let known = state;
  if (state.verdict === 'RIGHT' && missing.total > 0) {
    const sentence = text('verdict.missing-now', { count: missing.total });
    known = { ...state, verdict: 'WRONG', sentence, missing_rows: missing.total };
  }
  const verdict = live.running && known.verdict === 'WRONG' ? 'RUNNING' : known.verdict;
  showVerdict({ ...known, verdict }, run => orders.open(run));
}

/** Everything that a run may have changed. */
async function readTables() {
  const due = state.due?.date ?? null;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date(state.at ?? Date.now()));
  shown = facts();
  await Promise.all([
    attempt(() => stocks.load()).then(() => attempt(() => missing.load(due, today, stocks)).then(judge)),
    attempt(() => runs.load()), attempt(() => figures.load()),
  ]);
}

async function refresh() {
  await readState();
  await readTables();
  await attempt(() => candles.reload());
}

const refreshSoon = seldom(700, refresh);
const reloadCandlesSoon = seldom(1000, () => attempt(() => candles.reload()));
const readRunsSoon = seldom(2000, () => attempt(() => runs.load()));

const heard = {
  hello(data) {
    live.begin(data.running);
    judge();
  },
  started(run) {
    live.started(run);
    readState();
    readRunsSoon();
  },
  progress(data) {
    live.progress(data);
    readRunsSoon();
  },
  symbol(data) {
    live.symbol(data);
    if (data.symbol === stocks.chosen?.symbol) reloadCandlesSoon();
  },
  finished(run) {
    live.finished(run);
    say(text('run.ended', { kind: text(`kind.${run.kind}`), state: text(`state.${run.state}`) }), run.state === 'DONE' ? 'good' : 'bad');
    refreshSoon();
    for (const millis of SETTLED_MILLIS) setTimeout(tick, millis);
  },
  lost: () => refreshSoon(),
};

function connected(now) {
  connection = now;
  byId('connection').dataset.state = now;
  byId('connection-text').textContent = text(`connection.${now}`);
}

/** The events, for as long as the page is there; after a break with growing pauses. */
async function follow() {
  let pause = 500;
  for (;;) {
    const breaking = new AbortController();
    const silent = () => setTimeout(() => breaking.abort(), SILENCE_MILLIS);
    let watch = silent();
    try {
      for await (const event of events(breaking.signal)) {
        clearTimeout(watch);
        watch = silent();
        if (event.name === 'hello') {
          connected('on');
          if (pause > 500) refreshSoon();
          pause = 500;
        }
        heard[event.name]?.(event.data);
      }
    } catch (problem) {
      if (problem.status === 401) return connected('locked');
    } finally {
      clearTimeout(watch);
    }
    connected('off');
    await new Promise(resolve => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

function render() {
  translate();
  const other = LANGUAGES.find(tag => tag !== document.documentElement.lang);
  byId('language').textContent = text(`language.${other}`);
  byId('language').lang = other;
  byId('theme').textContent = text(`theme.${document.documentElement.dataset.theme}`);
  byId('colours').textContent = text(`colours.${document.documentElement.dataset.colours}`);
  connected(connection);
  orders.render();
  live.render();
  judge();
  for (const part of [stocks, candles, missing, runs, figures]) part.render();
}

/** A button that goes through the values of a preference. */
function choice(name, values, fallback) {
  const { dataset } = document.documentElement;
  dataset[name] = preference(name, values, fallback);
  byId(name).addEventListener('click', () => {
    dataset[name] = values[(values.indexOf(dataset[name]) + 1) % values.length];
    prefer(name, dataset[name]);
    render();
  });
}

async function start() {
  choice('theme', THEMES, 'auto');
  choice('colours', COLOURS, 'korean');
  await loadTexts(preference('language', LANGUAGES, browserLanguage()));
  byId('language').addEventListener('click', async () => {
    await loadTexts(LANGUAGES.find(tag => tag !== document.documentElement.lang));
    prefer('language', document.documentElement.lang);
    render();
    refresh();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => candles.render());
  document.addEventListener('kis-token', () => {
    refresh();
    if (connection === 'locked') follow();
  });
  render();
  follow();
  await refresh();
  setInterval(() => document.hidden || tick(), STATE_MILLIS);
  setInterval(() => document.hidden || figures.loadQuota().catch(() => {}), QUOTA_MILLIS);
  document.addEventListener('visibilitychange', () => document.hidden || tick());
}

/** What of the state tells that tables have changed; a run of another process says nothing else. */
const facts = () => JSON.stringify([state.verdict, state.due, state.missing_rows, state.doubtful_rows, state.open_alerts]);

async function tick() {
  await readState();
  if ((facts() !== shown || (state.verdict === 'RIGHT' && missing.total > 0)) && !live.running) await refresh();
}

start();
