// A page of HTML as it is met in the wild, with the regions that Label Studio would store on it.
import { COLORS, LABELS, prose } from './caseTasks.mjs';

const labels = LABELS.map((value, i) => `<Label value="${value}" background="${COLORS[i]}"/>`).join('');

/** Writes HTML, and notes where its texts are: the XPath of each, and the characters before it. */
class Writer {
  html = [];
  texts = [];
  length = 0;
  #path = [];
  #counts = [{}];
  #words;
  #at = 0;

  constructor(words) {
    this.#words = words;
  }

  #nth(name) {
    const counts = this.#counts.at(-1);
    counts[name] = (counts[name] ?? 0) + 1;
    return `${name}[${counts[name]}]`;
  }

  /** @param {string} name @param {string} attributes @param {() => void} fill */
  element(name, attributes, fill) {
    this.#path.push(this.#nth(name));
    this.#counts.push({});
    this.html.push(`<${name}${attributes}>`);
    fill();
    this.html.push(`</${name}>`);
    this.#counts.pop();
    this.#path.pop();
  }

  /** The next words. */
  text(count) {
    const from = this.#at;
    this.#at += count;
    this.raw(this.#words.slice(from, this.#at).join(' '));
  }

  raw(text) {
    const path = `/${[...this.#path, this.#nth('text()')].join('/')}`;
    if (text.trim()) this.texts.push({ path, text, start: this.length });
    this.html.push(text);
    this.length += text.length;
  }
}

/** Words with emphasis and a link among them, as text about something has. */
function paragraph(writer) {
  writer.element('p', ' class="body"', () => {
    writer.text(24);
    writer.element('b', '', () => writer.text(2));
    writer.text(22);
    writer.element('a', ' href="https://example.org/page"', () => writer.text(3));
    writer.text(18);
    writer.element('span', ' style="color: #345"', () => writer.text(4));
    writer.text(12);
  });
  writer.raw('\n');
}

function table(writer) {
  writer.element('table', ' border="1"', () => {
    for (let row = 0; row < 6; row++) {
      writer.element('tr', '', () => {
        for (let column = 0; column < 4; column++) writer.element('td', '', () => writer.text(3));
      });
    }
  });
  writer.raw('\n');
}

function section(writer) {
  writer.element('section', '', () => {
    writer.element('h2', '', () => writer.text(6));
    writer.raw('\n');
    for (let i = 0; i < 8; i++) paragraph(writer);
    writer.element('ul', '', () => {
      for (let i = 0; i < 5; i++) writer.element('li', '', () => writer.text(14));
    });
    writer.raw('\n');
    table(writer);
  });
  writer.raw('\n');
}

/** A page of about `length` characters of HTML, with as many regions, spread evenly over its texts. @param {number} length @param {number} count */
export function pageWithSpans(length, count) {
  const writer = new Writer(prose(length, false).trimEnd().split(' '));
  const head =
    '<!doctype html><html><head><style>body { max-width: 60em } .body { text-align: justify } td { padding: 2px 6px }</style></head><body>';
  let written = 0;
  while (written < length) {
    const before = writer.html.length;
    section(writer);
    for (let i = before; i < writer.html.length; i++) written += writer.html[i].length;
  }
  const step = writer.texts.length / count;
  const result = Array.from({ length: count }, (_, i) => {
    const { path, text, start } = writer.texts[Math.floor(i * step)];
    const from = text.indexOf(' ') + 1;
    const end = Math.min(from + 4 + ((i * 7) % 30), text.length);
    const globalOffsets = { start: start + from, end: start + end };
    const value = { start: path, startOffset: from, end: path, endOffset: end, globalOffsets, text: text.slice(from, end) };
    const type = 'hypertextlabels';
    return { id: `r${i}`, from_name: 'label', to_name: 'txt', type, value: { ...value, [type]: [LABELS[i % LABELS.length]] } };
  });
  return {
    config: `<View><HyperTextLabels name="label" toName="txt">${labels}</HyperTextLabels><HyperText name="txt" value="$html"/></View>`,
    task: { id: 1, data: { html: `${head}${writer.html.join('')}</body></html>` }, annotations: [{ id: 1, result }] },
  };
}
