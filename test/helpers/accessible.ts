/** Measures the accessibility of a page in the browser: contrast, size of targets, unique ids. */
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA, 1.4.3. */
const MIN_CONTRAST = 4.5;
/** WCAG 2.2 AA, 2.5.8, in CSS pixels. */
const MIN_TARGET_PX = 24;

/** Every fault of the page in words; empty when there is none. */
export async function shortfalls(page: Page): Promise<string[]> {
  // The page's own types are a browser's, which this project does not load.
  return page.evaluate(`(${measure})(${MIN_CONTRAST}, ${MIN_TARGET_PX})`) as Promise<string[]>;
}

const measure = `(minContrast, minTarget) => {
  const found = [];
  const visible = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.unseen, .skip');
  const name = (it) => it.tagName.toLowerCase() + ' "' + (it.textContent || it.id).trim().slice(0, 40) + '"';
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (it) => {
    for (let at = it; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
      if (color[3] > 0) found.push(name(at) + ' has a see-through background, which cannot be measured');
    }
    return [255, 255, 255];
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const it = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !visible(it) || it.closest('script, option')) continue;
    const ratio = contrast(rgba(getComputedStyle(it).color), ground(it));
    if (ratio < minContrast) found.push(name(it) + ' has a contrast of ' + ratio.toFixed(2));
  }
  for (const it of document.querySelectorAll('button, a, input, select, textarea')) {
    if (!visible(it)) continue;
    const { width, height } = it.getBoundingClientRect();
    if (Math.min(width, height) < minTarget) found.push(name(it) + ' is ' + width + ' by ' + height + ' pixels');
    if (it.matches('input, select, textarea') && !it.labels.length) found.push(it.outerHTML + ' has no label');
  }
  const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
  for (const id of new Set(ids.filter((it, i) => ids.indexOf(it) !== i))) found.push('the id ' + id + ' stands twice');
  for (const it of document.querySelectorAll('[aria-describedby], [aria-labelledby], [aria-controls]')) {
    for (const attribute of ['aria-describedby', 'aria-labelledby', 'aria-controls']) {
      for (const id of (it.getAttribute(attribute) ?? '').split(' ').filter(Boolean)) {
        if (!document.getElementById(id)) found.push(name(it) + ' points to ' + id + ', which is not there');
      }
    }
  }
  return found;
}`;
