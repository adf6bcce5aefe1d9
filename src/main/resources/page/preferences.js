// How this browser wants to see the page. Nothing secret.

const store = name => {
  try {
    return localStorage.getItem(`kis.${name}`);
  } catch {
    return null;
  }
};

export function preference(name, allowed, fallback) {
  const kept = store(name);
  return allowed.includes(kept) ? kept : fallback;
}

export function prefer(name, value) {
  try {
    localStorage.setItem(`kis.${name}`, value);
  } catch {
    // A browser that keeps nothing shows the page all the same.
  }
}

export const THEMES = ['auto', 'light', 'dark'];
export const COLOURS = ['korean', 'western'];

/** Colours of the page as they are now, for what is drawn and not styled. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  return name => style.getPropertyValue(`--${name}`).trim();
}
