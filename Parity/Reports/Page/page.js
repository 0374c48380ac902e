'use strict';
// Draws the page's data; computes nothing of it.
const data = JSON.parse(document.getElementById('data').textContent);
const words = { identical: 'identical', within: 'within', skipped: 'skipped', differs: 'differs', error: 'error', bad_input: 'bad input' };
const byId = id => document.getElementById(id);
const rows = [];
const shown = new Set();

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// A number that may have come as text: JSON has no infinity.
const number = value => typeof value === 'number' ? value : value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : NaN;
const short = value => {
  const v = number(value);
  return v === 0 ? '0' : Number.isFinite(v) ? Math.abs(v) >= 1e6 || Math.abs(v) < 1e-3 ? v.toExponential(2) : String(Number(v.toPrecision(4))) : String(v);
};

// ------------------------------------------------------------------ the table

function makeRow(test) {
  const button = element('button', { type: 'button', 'aria-expanded': 'false' }, test.id);
  const line = element('tr', { class: 'case' },
    element('td', { class: 'id' }, button),
    element('td', { class: test.outcome }, words[test.outcome]),
    element('td', { class: 'wide' }, test.cell),
    element('td', { class: 'wide' }, test.driver),
    element('td', { class: 'wide number' }, String(test.elements)),
    element('td', { class: 'number' }, test.elements === 0 ? '' : short(test.ulps)));
  const row = { test, line, button, more: null, text: [test.id, test.cell, test.driver, test.dtype, test.backend, words[test.outcome]].join(' ').toLowerCase() };
  button.addEventListener('click', () => toggle(row));
  return row;
}

function toggle(row) {
  const open = button => button.getAttribute('aria-expanded') === 'true';
  const opened = !open(row.button);
  row.button.setAttribute('aria-expanded', String(opened));
  if (opened && row.more === null) {
    row.more = element('tr', { class: 'more' }, element('td', { colspan: '6' }, details(row.test)));
    row.line.after(row.more);
    row.more.querySelectorAll('canvas').forEach(canvas => canvas.draw());
  }
  if (row.more !== null) row.more.hidden = !opened;
}

function filter() {
  const wanted = byId('filter').value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const fits = shown.has(row.test.outcome) && wanted.every(word => row.text.includes(word));
    row.line.hidden = !fits;
    if (row.more !== null) row.more.hidden = !fits || row.button.getAttribute('aria-expanded') !== 'true';
    if (fits) count++;
  }
  byId('count').textContent = `${count} of ${rows.length}`;
}

// --------------------------------------------------------------- one case

function details(test) {
  const parts = [];
  for (const cause of test.causes ?? []) {
    const name = cause.variant ? `${cause.name} (${cause.variant})` : cause.name;
    parts.push(element('div', { class: 'cause' }, element('h3', {}, `Cause: ${name}`), cause.explanation,
      element('div', { class: 'fix' }, element('b', {}, 'Fix: '), cause.fix)));
  }
  const text = element('pre', {}, (test.details.length > 0 ? test.details : [test.reason ?? `${test.backend}: ${words[test.outcome]}`]).join('\n'));
  const pictures = byId(`maps-${data.cases.indexOf(test)}`);
  const maps = pictures ? [element('div', { class: 'maps' }, ...JSON.parse(pictures.textContent).map(map))] : [];
  if (test.causes) {
    // the causes say most of the text already
    parts.push(element('pre', {}, test.beginning.join('\n')), ...maps, element('details', {}, element('summary', {}, 'All of it as text'), text));
  } else {
    parts.push(text, ...maps);
  }
  const all = element('div');
  all.append(...parts);
  return all;
}

// Light to dark on a light page, dark to light on a dark one: what is furthest off stands out in both.
function colour(share) {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const light = dark ? 25 + 60 * share : 88 - 58 * share;
  return `hsl(${Math.round(55 - 55 * share)} 90% ${light}%)`;
}

function map(picture) {
  const across = Math.ceil(picture.width / picture.field_width), down = Math.ceil(picture.height / picture.field_height);
  const size = Math.max(1, Math.min(14, Math.floor(340 / across), Math.floor(240 / Math.min(down, 240))));
  const [low, high] = range(picture.fields.map(f => number(f.ulps)));
  const canvas = element('canvas', { width: across * size, height: down * size, tabindex: '0', role: 'img', 'aria-label': `${picture.array}: differences by ${picture.across} and ${picture.down}; arrow keys go from place to place` });
  const said = element('div', { class: 'said', 'aria-live': 'polite' });
  const at = new Map(picture.fields.map(f => [f.y * across + f.x, f]));
  const place = { x: 0, y: 0 };
  canvas.draw = () => {
    const pen = canvas.getContext('2d');
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const field of picture.fields) {
      pen.fillStyle = colour(share(number(field.ulps), low, high));
      pen.fillRect(field.x * size, field.y * size, size, size);
    }
    if (document.activeElement === canvas) {
      pen.strokeStyle = getComputedStyle(document.body).color;
      pen.strokeRect(place.x * size + .5, place.y * size + .5, Math.max(1, size - 1), Math.max(1, size - 1));
    }
  };
  const tell = (x, y) => {
    const field = at.get(y * across + x);
    return field ? `${field.where}: expected ${field.expected}, got ${field.got}: ${short(field.ulps)} ulp`
      : `${picture.across}=${x * picture.field_width}, ${picture.down}=${y * picture.field_height}: equal`;
  };
  canvas.addEventListener('pointermove', event => {
    const box = canvas.getBoundingClientRect();
    const x = Math.floor((event.clientX - box.left - 1) / (box.width - 2) * across), y = Math.floor((event.clientY - box.top - 1) / (box.height - 2) * down);
    tip(x >= 0 && y >= 0 && x < across && y < down ? tell(x, y) : null, event.clientX, event.clientY);
  });
  canvas.addEventListener('pointerleave', () => tip(null));
  canvas.addEventListener('keydown', event => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    place.x = Math.min(across - 1, Math.max(0, place.x + step[0]));
    place.y = Math.min(down - 1, Math.max(0, place.y + step[1]));
    said.textContent = tell(place.x, place.y);
    canvas.draw();
  });
  canvas.addEventListener('focus', () => { said.textContent = tell(place.x, place.y); canvas.draw(); });
  canvas.addEventListener('blur', () => { said.textContent = ''; canvas.draw(); });
  const fields = picture.field_width * picture.field_height === 1 ? '' : `; a field is ${picture.field_width} × ${picture.field_height}, by its worst`;
  const scale = element('span', { class: 'scale', style: `background: linear-gradient(to right, ${[0, .25, .5, .75, 1].map(colour).join(', ')})` });
  return element('div', { class: 'map' }, element('h3', {}, picture.array), canvas,
    element('div', { class: 'axis' }, `${picture.across} → 0…${picture.width - 1}, ${picture.down} ↓ 0…${picture.height - 1}${fields}`),
    element('div', { class: 'axis' }, `${short(low)} ulp`, scale, `${short(high)} ulp`),
    ...(picture.course ? [chart(picture)] : []), said);
}

function chart(picture) {
  const course = picture.course.map(number), [low, high] = range(course), names = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(names, 'svg'), line = document.createElementNS(names, 'polyline');
  svg.setAttribute('viewBox', '0 0 100 50');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${picture.array}: largest difference over time, up to ${short(high)} ulp`);
  line.setAttribute('points', course.flatMap((v, t) => [t, t + 1].map(x => `${(x / course.length * 100).toFixed(2)},${v > 0 ? (44 - 42 * share(v, low, high)).toFixed(2) : 49}`)).join(' '));
  svg.append(line);
  return svg;
}

function range(values) {
  const finite = values.filter(v => v > 0 && Number.isFinite(v));
  return finite.length === 0 ? [1, 1] : [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
}

// The place of a difference on the logarithmic scale, 0 to 1.
const share = (value, low, high) => value <= low ? (low === high && value > 0 ? 1 : 0) : !(value < high) ? 1 : Math.log(value / low) / Math.log(high / low);

function tip(text, x, y) {
  const box = byId('tip');
  box.hidden = text === null;
  if (text === null) return;
  box.textContent = text;
  box.style.left = `${Math.min(x + 12, innerWidth - box.offsetWidth - 4)}px`;
  box.style.top = `${Math.min(y + 14, innerHeight - box.offsetHeight - 4)}px`;
}

// --------------------------------------------------------------- the page

document.title = data.title;
document.querySelector('h1').textContent = data.title;
byId('summary').textContent = data.summary;
byId('summary').classList.toggle('failed', !data.passed);
rows.push(...data.cases.map(makeRow));
for (const [outcome, word] of Object.entries(words)) {
  const count = rows.filter(r => r.test.outcome === outcome).length;
  if (count === 0) continue;
  shown.add(outcome);
  const button = element('button', { type: 'button', 'aria-pressed': 'true', class: outcome }, `${word} ${count}`);
  button.addEventListener('click', () => {
    const on = !shown.has(outcome);
    shown[on ? 'add' : 'delete'](outcome);
    button.setAttribute('aria-pressed', String(on));
    filter();
  });
  byId('outcomes').append(button);
}
if (data.not_checked.length > 0) {
  byId('not-checked').hidden = false;
  byId('not-checked').querySelector('ul').append(...data.not_checked.map(line => element('li', {}, line)));
}
byId('filter').addEventListener('input', filter);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.querySelectorAll('canvas').forEach(canvas => canvas.draw()));
document.addEventListener('keydown', event => {
  const typing = event.target === byId('filter');
  if (event.key === '/' && !typing) {
    event.preventDefault();
    byId('filter').focus();
  } else if (event.key === 'Escape' && typing) {
    byId('filter').value = '';
    filter();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const open = rows.filter(r => !r.line.hidden), at = open.findIndex(r => r.button === document.activeElement);
    const next = typing ? 0 : at < 0 ? -1 : at + (event.key === 'ArrowDown' ? 1 : -1);
    if (open[next] && (at >= 0 || typing)) {
      event.preventDefault();
      open[next].button.focus();
    }
  }
});
filter();

// A table is laid out as a whole: what is to be seen first comes first, the rest a frame at a time.
function append(from) {
  const body = document.querySelector('tbody'), to = from + 100;
  body.append(...rows.slice(from, to).map(r => r.line));
  body.setAttribute('aria-busy', String(to < rows.length));
  if (to < rows.length) requestAnimationFrame(() => append(to));
}
append(0);
// the pictures stand behind this script
if (rows.length === 1) document.addEventListener('DOMContentLoaded', () => toggle(rows[0]));
