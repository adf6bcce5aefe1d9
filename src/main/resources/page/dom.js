// Elements are made here and nowhere else. Text goes in as text, never as HTML: names of stocks and errors are not ours.

/** An element with attributes, listeners (`onclick`) and children; what is null or false is left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return made;
}

export const byId = id => document.getElementById(id);

export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of one path in a square of 24; decoration for those who see it. */
export function icon(path, name = '') {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: `icon ${name}`, 'aria-hidden': 'true' })) {
    svg.setAttribute(key, value);
  }
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Says something to a screen reader, and to everybody for a while. */
export function say(message, kind = 'info') {
  const toast = byId('toast');
  toast.textContent = message;
  toast.dataset.kind = kind;
  toast.classList.add('shown');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => toast.classList.remove('shown'), kind === 'bad' ? 12000 : 6000);
}

/** Calls at most once in a while, the last time at its end. */
export function seldom(millis, action) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      action();
    }, millis);
  };
}
