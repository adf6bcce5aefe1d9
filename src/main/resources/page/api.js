// The API of this server: docs/openapi.yaml. The token of the operator is kept for this tab alone.
import { parseExact } from './exact.js';
import { language } from './text.js';

const BASE = 'api/v1';
const TOKEN = 'kis.token';

/** What the server answered instead of what was asked for; `message` is for a person. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

export function useToken(token) {
  if (token) sessionStorage.setItem(TOKEN, token);
  else sessionStorage.removeItem(TOKEN);
}

function headers(more = {}) {
  const token = sessionStorage.getItem(TOKEN);
  return { 'Accept-Language': language(), ...(token ? { Authorization: `Bearer ${token}` } : {}), ...more };
}

async function problem(answer) {
  try {
    const told = await answer.json();
    return new Problem(answer.status, told.detail ?? told.title ?? `HTTP ${answer.status}`);
  } catch {
    return new Problem(answer.status, `HTTP ${answer.status}`);
  }
}

async function send(path, query, options = {}) {
  const known = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined);
  const search = known.length ? `?${new URLSearchParams(known)}` : '';
  const answer = await fetch(`${BASE}/${path}${search}`, {
    cache: 'no-store', credentials: 'omit', redirect: 'error', ...options, headers: headers(options.headers),
  });
  if (!answer.ok) throw await problem(answer);
  return answer;
}

/** An answer to GET. */
export const get = async (path, query) => (await send(path, query)).json();

/** The same where numbers are money: they stay strings. */
export const getExact = async (path, query) => parseExact(await (await send(path, query)).text());

/** Starts a run, or looks before (`preview`). */
export async function order(run, preview) {
  const answer = await send('runs', preview ? { preview: true } : {}, {
    method: 'POST', body: JSON.stringify(run), headers: { 'Content-Type': 'application/json' },
  });
  return answer.json();
}

export const cancel = id => send(`runs/${encodeURIComponent(id)}`, {}, { method: 'DELETE' });

/** The stream of events; EventSource could not carry the token. */
export async function* events(signal) {
  const answer = await send('events', {}, { signal, headers: { Accept: 'text/event-stream' } });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (kept + value).split(/\r?\n\r?\n/);
    kept = blocks.pop();
    for (const block of blocks) {
      const event = parsed(block);
      if (event) yield event;
    }
  }
}

function parsed(block) {
  const event = { name: 'message', data: '' };
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('event:')) event.name = line.slice(6).trim();
    else if (line.startsWith('data:')) event.data += line.slice(5).trimStart();
  }
  return event.data ? { name: event.name, data: JSON.parse(event.data) } : null;
}
