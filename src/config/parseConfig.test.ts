import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attr, createRegistry, defineTag, itemsOf, type Problem } from '../core';
import { bindConfig, createBinding, parseConfig } from './index';

const registry = createRegistry([
  defineTag({ name: 'View', role: 'visual', attrs: { display: attr.oneOf(['block', 'inline'], 'block'), style: attr.css() } }),
  defineTag({
    name: 'Header',
    role: 'visual',
    attrs: { value: { ...attr.string(), required: true }, size: attr.number(4, { min: 1, max: 5 }) },
  }),
  defineTag({ name: 'Image', role: 'object', attrs: { name: attr.id(), value: attr.data(), zoom: attr.boolean(true) } }),
  defineTag({ name: 'Text', role: 'object', attrs: { name: attr.id(), value: attr.requiredData() } }),
  defineTag({
    name: 'Label',
    role: 'item',
    attrs: { value: attr.string(), alias: attr.optionalString(), background: attr.color('#36B37E') },
  }),
  defineTag({ name: 'Labels', role: 'control', items: ['Label'], attrs: { name: attr.id(), toName: attr.ref(), value: attr.data() } }),
  defineTag({
    name: 'RectangleLabels',
    role: 'control',
    items: ['Label'],
    itemAttrs: { background: attr.color('#36B37E') },
    attrs: { name: attr.id(), toName: attr.ref('Image'), value: attr.data(), strokeWidth: attr.number(1), canRotate: attr.boolean(true) },
  }),
]);

const parse = (xml: string) => parseConfig(xml, registry);
const brief = (problems: readonly Problem[]) => problems.map(({ code, where }) => `${code} ${where.line}:${where.column}`);

describe('parseConfig', () => {
  it('matches tag and attribute names whatever their case, and types attributes', () => {
    const tree = parse(
      '<VIEW><image NAME="img" value="x.png" ZOOM="False"/><rectanglelabels name="l" TONAME="img" StrokeWidth="3"/></VIEW>',
    );
    expect(tree.problems).toEqual([]);
    expect(tree.byName.get('img')).toMatchObject({ tag: 'Image', attrs: { zoom: false, value: 'x.png' } });
    expect(tree.byName.get('l')).toMatchObject({ tag: 'RectangleLabels', toNames: ['img'], attrs: { strokeWidth: 3, canRotate: true } });
  });

  it('gives a control without toName the only object', () => {
    const tree = parse('<View><Labels name="l"/><Text name="t" value="$text"/></View>');
    expect(tree.byName.get('l')?.toNames).toEqual(['t']);
    expect(tree.problems).toEqual([]);
  });

  it('takes the first of several objects for a control without toName, and says so', () => {
    const tree = parse('<View><Labels name="l"/><Text name="t" value="a"/><Text name="u" value="b"/></View>');
    expect(tree.byName.get('l')?.toNames).toEqual(['t']);
    expect(tree.problems[0]).toMatchObject({ code: 'to-name-missing', severity: 'warning', where: { line: 1, column: 7 } });
  });

  it.each([
    ['an unclosed tag', '<View>\n  <Header value="a">\n  <Text name="t" value="a"/>\n</View>', 'xml-unclosed-tag 2:3'],
    ['a root that is never closed', '<View>\n<Text name="t" value="a"/>', 'xml-unclosed-tag 1:1'],
    ['a wrong closing tag', '<View><Text name="t" value="a"/>\n</Viwe></View>', 'xml-unmatched-closing-tag 2:1'],
    ['a bare ampersand', '<View>\n<Header value="Q & A"/><Text name="t" value="a"/></View>', 'xml-bare-ampersand 2:18'],
    ['an HTML entity', '<View><Header value="a&nbsp;b"/><Text name="t" value="a"/></View>', 'xml-unknown-entity 1:23'],
    ['a duplicate attribute', '<View><Text name="t" value="a"\n value="b"/></View>', 'xml-duplicate-attribute 2:2'],
    ['a duplicate attribute in another case', '<View><Text name="t" value="a"\n VALUE="b"/></View>', 'xml-duplicate-attribute 2:2'],
    ['an unquoted value', '<View><Text name=t value="a"/></View>', 'xml-unquoted-value'],
    ['two roots', '<Text name="t" value="a"/><View/>', 'xml-second-root'],
    ['a document type', '<!DOCTYPE View [<!ENTITY x "y">]><View><Text name="t" value="a"/></View>', 'xml-doctype 1:1'],
  ])('reports %s at its place and opens with the rest', (_, xml, expected) => {
    const tree = parse(xml);
    expect(brief(tree.problems).join('\n')).toContain(expected);
    expect(tree.byName.get('t')?.tag).toBe('Text');
    for (const problem of tree.problems) {
      expect(problem.message).not.toBe('');
      expect(problem.hint).not.toBe('');
    }
  });

  it('keeps what follows a wrong closing tag, and reports it once', () => {
    const tree = parse('<View><View></Veiw><Text name="t" value="a"/></View><Header value="after"/></View>');
    expect(tree.byName.get('t')).toBeDefined();
    expect(tree.root?.children.map((node) => node.tag)).toEqual(['View', 'Header']);
    expect(brief(tree.problems)).toEqual(['xml-unmatched-closing-tag 1:13']);
  });

  it.each([
    ['', 'config-empty'],
    ['   \n', 'config-empty'],
    ['{"config": 1}', 'config-not-xml'],
    ['just words', 'config-not-xml'],
  ])('reports %j as %s', (xml, code) => {
    const tree = parse(xml);
    expect(tree.root).toBeUndefined();
    expect(tree.problems.map((problem) => problem.code)).toContain(code);
  });

  it('never expands entities', () => {
    const bomb =
      '<!DOCTYPE v [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]><View><Header value="&b;&x;"/></View>';
    expect(parse(bomb).root?.children[0]?.attrs.value).toBe('&b;&x;');
  });

  it('leaves out what is nested too deep', () => {
    const tree = parse(`${'<View>'.repeat(10_000)}<Text name="t" value="a"/>${'</View>'.repeat(10_000)}`);
    expect(tree.problems).toHaveLength(1);
    expect(tree.problems[0]?.code).toBe('xml-too-deep');
  });

  it('reads five megabytes', () => {
    const tree = parse(`<View>${'<Header value="a heading"/>'.repeat(190_000)}</View>`);
    expect(tree.root?.children).toHaveLength(190_000);
    expect(tree.problems).toEqual([]);
  });

  it.each([
    ['<View><Teext name="a"/></View>', 'unknown-tag', "Did you mean 'Text'?"],
    ['<View><KeyPoint name="kp" toName="i"/><Image name="i" value="x"/></View>', 'no-tag-yet', 'tags prop'],
    ['<View><Text value="x"/></View>', 'name-missing', 'name='],
    ['<View><Text name="a" value="x"/>\n<Image name="a" value="y"/></View>', 'name-duplicate', 'another name'],
    ['<View><Labels name="l" toName="txet"/><Text name="text" value="x"/></View>', 'to-name-not-found', "Did you mean 'text'?"],
    [
      '<View><RectangleLabels name="l" toName="t"/><Text name="t" value="x"/><Image name="i" value="x"/></View>',
      'to-name-wrong-kind',
      "'i'",
    ],
    ['<View><Labels name="l" toName="m"/><Labels name="m" toName="t"/><Text name="t" value="x"/></View>', 'to-name-wrong-kind', "'t'"],
    ['<View><Header value="x" size="big"/></View>', 'attribute-type', 'number'],
    ['<View><Header value="x" size="9"/></View>', 'attribute-type', '1 to 5'],
    ['<View><Image name="i" value="x" zoom="yes"/></View>', 'attribute-type', "'true' or 'false'"],
    ['<View display="inlin"/>', 'attribute-type', "Did you mean 'inline'?"],
    ['<View><Image name="i" value="x" zooom="true"/></View>', 'unknown-attribute', "Did you mean 'zoom'?"],
    ['<View><Text name="t"/></View>', 'attribute-missing', 'value='],
    ['<View><Label value="x"/></View>', 'parent-unexpected', '<Label>'],
    [
      '<View><Labels name="l"><Label value="x"/><View><Label value="y" alias="x"/></View></Labels><Text name="t" value="x"/></View>',
      'item-duplicate',
      'alias',
    ],
  ])('%s → %s', (xml, code, hint) => {
    const problem = parse(xml).problems.find((found) => found.code === code);
    expect(problem?.hint).toContain(hint);
    expect(problem?.where.line).toBeGreaterThan(0);
  });

  it('lets a control label an object tag that this editor does not have', () => {
    const tree = parse('<View><HyperText name="h" value="$h"/><Labels name="l" toName="h"/></View>');
    expect(tree.problems.map((problem) => problem.code)).toEqual(['no-tag-yet']);
    expect(tree.byName.get('l')?.toNames).toEqual(['h']);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<View>',
            '</View>',
            '<Text name="t"',
            '/>',
            '>',
            '<',
            '&',
            '&amp;',
            '"',
            'a="b"',
            '<![CDATA[',
            ']]>',
            '<!--',
            '-->',
            '😀',
            ' ',
            '\n',
          ),
        ),
        (parts) => {
          const tree = parse(parts.join(''));
          for (const { where } of tree.problems) expect(where.line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a tag whose body is markup', () => {
  const Page = defineTag({
    name: 'Page',
    role: 'object',
    bodyIsMarkup: true,
    attrs: { name: { ...attr.id(), required: false }, value: attr.requiredData() },
  });
  const read = (body: string) => bindConfig(parseConfig(`<View>${body}</View>`, createRegistry([...registry.tags, Page])), { who: 'Zoë' });

  it('takes it as its value, variables resolved, and reports none of its elements', () => {
    const { root, problems } = read('<Page name="p"> <p title="&lt;">One &amp; <b>$who</b></p><br/> </Page>');
    expect(root?.children[0]?.attrs.value).toBe('<p title="&lt;">One &amp; <b>Zoë</b></p><br/>');
    expect(root?.children[0]?.children).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('may go without a name', () => {
    expect(read('<Page>Only text</Page>').problems).toEqual([]);
  });
});

describe('bindConfig', () => {
  const bind = (xml: string, data: Record<string, unknown>) => bindConfig(parse(xml), data);

  it('gives raw data for one variable and fills text otherwise', () => {
    const tree = bind('<View><Header value="Title: $title, ${x} $5 $a.b[0]"/><Text name="t" value="$a.b"/></View>', {
      title: 'T',
      a: { b: ['first'] },
    });
    expect(tree.root?.children[0]?.attrs.value).toBe('Title: T, ${x} $5 first');
    expect(tree.byName.get('t')?.attrs.value).toEqual(['first']);
    expect(tree.problems).toEqual([]);
  });

  it('reports a key that the data lacks, once, with what it has', () => {
    const tree = bind('<View>\n<Text name="t" value="$txet"/></View>', { text: 'hello' });
    expect(tree.problems).toHaveLength(1);
    expect(tree.problems[0]).toMatchObject({ code: 'data-key-missing', where: { line: 2, column: 16 } });
    expect(tree.problems[0]?.hint).toContain("Did you mean 'text'?");
  });

  it('types filled text by the schema', () => {
    expect(bind('<View><Header value="a" size="$n"/></View>', { n: 2 }).root?.children[0]?.attrs.size).toBe(2);
    expect(bind('<View><Header value="a" size="$n"/></View>', { n: 'x' }).problems[0]?.code).toBe('attribute-type');
  });

  it('reads own keys only', () => {
    const tree = bind('<View><Text name="t" value="$constructor"/></View>', {});
    expect(tree.byName.get('t')?.attrs.value).toBeUndefined();
    expect(tree.problems[0]?.code).toBe('data-key-missing');
  });

  it('takes items from data after those of the config', () => {
    const tree = bind(
      '<View><RectangleLabels name="l" value="$labels"><View><Label value="Car" alias="c"/></View></RectangleLabels><Image name="i" value="x"/></View>',
      {
        labels: [{ value: 'Plane', background: 'blue' }, 'Boat', 7, null, { alias: 'no value' }, { value: '', alias: { toString: 0 } }],
      },
    );
    const control = tree.byName.get('l');
    expect(control && itemsOf(control).map(({ value, stored, attrs }) => [value, stored, attrs.background])).toEqual([
      ['Car', 'c', '#36B37E'],
      ['Plane', 'Plane', 'blue'],
      ['Boat', 'Boat', '#36B37E'],
      ['7', '7', '#36B37E'],
    ]);
    expect(control?.toNames).toEqual(['i']);
  });
});

describe('createBinding', () => {
  it('binds as bindConfig does, and makes only those nodes anew that name a variable', () => {
    const tree = parse(
      '<View><Header value="$title"/><RectangleLabels name="l" toName="i"><Label value="Car"/></RectangleLabels><Image name="i" value="$image"/><Labels name="m" value="$more"/></View>',
    );
    const bind = createBinding(tree);
    for (const data of [{ title: 'A', image: 'a.png', more: ['x'] }, { image: 'b.png' }, {}]) {
      const bound = bind(data);
      expect(bound).toEqual(bindConfig(tree, data));
      expect(bound.byName.get('l')).toBe(tree.byName.get('l'));
      expect(bound.byName.get('i')).not.toBe(tree.byName.get('i'));
    }
    expect(tree.byName.get('i')?.attrs.value).toBeUndefined();
  });
});
