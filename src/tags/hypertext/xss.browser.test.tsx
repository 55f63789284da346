import { cleanup, render } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRegistry } from '../../core';
import { createEditorStore } from '../../store';
import { EditorProvider, TagView } from '../../ui/kit';
import { Label } from '../labels';
import { View } from '../view';
import { HyperText, HyperTextLabels } from './index';
import 'label-editor/style.css';

// Short attacks of the kinds that the OWASP filter evasion cheat sheet and DOMPurify's suite go through, written for this test. In them HIT runs as script,
// and PROBE is an address that must never be fetched.

const PROBE = `${location.origin}/le-probe`;
let hits = 0;
const trap = (): void => void hits++;
const own = { alert: window.alert, confirm: window.confirm, prompt: window.prompt, open: window.open };

beforeAll(async () => {
  await HyperText.View.preload();
  // The sources of a page served file by file fill the list that a browser keeps.
  performance.setResourceTimingBufferSize(10_000);
  performance.clearResourceTimings();
  Object.assign(window, { alert: trap, confirm: trap, prompt: trap, open: trap, leHit: trap });
});

afterAll(() => {
  Object.assign(window, own);
  Reflect.deleteProperty(window, 'leHit');
});

beforeEach(() => {
  hits = 0;
});

afterEach(cleanup);

function probes(): readonly string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes('le-probe'));
}

const EVENTS =
  'abort animationend animationiteration animationstart auxclick beforecopy beforecut beforeinput beforematch beforepaste beforetoggle begin blur canplay cancel change click close contextmenu copy cut dblclick drag dragend dragenter dragstart drop end ended error focus focusin focusout formdata gotpointercapture hashchange input invalid keydown keypress keyup load loadeddata loadstart message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup mousewheel pageshow paste play playing pointerdown pointerenter pointermove pointerover pointerrawupdate pointerup popstate progress ratechange repeat reset resize scroll scrollend scrollsnapchange search securitypolicyviolation seeked select selectionchange selectstart slotchange submit suspend timeupdate toggle touchstart transitionend transitionrun unload volumechange waiting wheel'.split(
    ' ',
  );

const ELEMENTS =
  'a abbr article audio b base bdo blockquote body br button canvas center cite code col custom-thing details dialog div dl embed fieldset font footer form frameset h1 header hr html i iframe image img input isindex kbd keygen label legend li link main map marquee math menu meta meter noscript object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp section select shadow slot small source span strike style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp xss'.split(
    ' ',
  );

/** Attacks by what they try. */
const VECTORS: Readonly<Record<string, readonly string[]>> = {
  'scripts in all spellings': [
    '<script>HIT</script>',
    '<SCRIPT SRC=PROBE.js></SCRIPT>',
    '<script/src="PROBE"></script>',
    '<script\n>HIT</script\n>',
    '<scr<script>ipt>HIT</scr</script>ipt>',
    '<<script>HIT//<</script>',
    '<script type=module>HIT</script>',
    '<script type="text/html"><img src=x onerror=HIT></script>',
    '<svg><script>HIT</script></svg>',
    '<svg><script href="data:text/javascript,HIT" /></svg>',
    '<svg><script xlink:href="PROBE"></script></svg>',
    '<math><script>HIT</script></math>',
    '<noscript><script>HIT</script></noscript>',
    '<template><script>HIT</script></template>',
    '<script>a</script><img src=x onerror=HIT>',
    '</title><script>HIT</script>',
    '<xml><script>HIT</script></xml>',
    '<table><script>HIT</script><tr><td>x</table>',
    '<select><script>HIT</script></select>',
    '<textarea><script>HIT</script></textarea>',
  ],
  'handlers, quoted and spaced in every way': [
    '<img src=x onerror=HIT>',
    '<img src=x onerror="HIT">',
    "<img src='x'onerror='HIT'>",
    '<img/src=x/onerror=HIT>',
    '<img src=x:x onerror&#61;HIT onerror=HIT>',
    '<IMG """><SCRIPT>HIT</SCRIPT>">',
    '<img src=x OnErRoR=HIT>',
    '<img \u0000src=x onerror=HIT>',
    '<img src=x\u000conerror=HIT>',
    '<img src=x `onerror=HIT`>',
    '<svg onload=HIT>',
    '<svg/onload=HIT//',
    '<body onload=HIT>',
    '<body onpageshow=HIT onfocus=HIT onhashchange=HIT>',
    '<html onmousemove=HIT>',
    '<input autofocus onfocus=HIT>',
    '<a id=x tabindex=1 onfocus=HIT autofocus>x</a>',
    '<div contenteditable autofocus onfocus=HIT>x</div>',
    '<details open ontoggle=HIT>x</details>',
    '<video onloadstart=HIT src=PROBE></video>',
    '<audio src=PROBE onerror=HIT autoplay>',
    '<video><source onerror=HIT src=PROBE></video>',
    '<marquee onstart=HIT>x</marquee>',
    '<div style="animation:x 1s" onanimationstart=HIT>x</div>',
    '<style>@keyframes x{}</style><b style="animation-name:x" onanimationend=HIT>x</b>',
    '<object data=PROBE onerror=HIT></object>',
    '<form onsubmit=HIT><button>x</button></form>',
    '<button popovertarget=x>y</button><div popover id=x onbeforetoggle=HIT>z</div>',
    '<iframe onload=HIT></iframe>',
    '<isindex type=image src=1 onerror=HIT>',
    '<custom-thing onclick=HIT tabindex=0 autofocus>x</custom-thing>',
  ],
  'script in addresses': [
    '<a href="javascript:HIT">x</a>',
    '<a href="JaVaScRiPt:HIT">x</a>',
    '<a href=" &#14; javascript:HIT">x</a>',
    '<a href="jav&#x09;ascript:HIT">x</a>',
    '<a href="jav&#x0A;ascript:HIT">x</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;HIT">x</a>',
    '<a href="&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058HIT">x</a>',
    '<a href="javascript&colon;HIT">x</a>',
    '<a href="java\u0000script:HIT">x</a>',
    '<a href="data:text/html,<script>HIT</script>">x</a>',
    '<a href="vbscript:HIT">x</a>',
    '<a href="blob:HIT">x</a>',
    '<a xlink:href="javascript:HIT">x</a>',
    '<svg><a xlink:href="javascript:HIT"><text y=20>x</text></a></svg>',
    '<svg><a href="javascript:HIT"><rect width=9 height=9 /></a></svg>',
    '<math href="javascript:HIT">x</math>',
    '<math><mtext href="javascript:HIT">x</mtext></math>',
    '<math><maction actiontype="statusline#http://x" xlink:href="javascript:HIT">x</maction></math>',
    '<img src="javascript:HIT">',
    '<img dynsrc="javascript:HIT" lowsrc="javascript:HIT">',
    '<body background="javascript:HIT">x',
    '<table background="PROBE"><td background="PROBE">x</table>',
    '<embed src="javascript:HIT">',
    '<object data="javascript:HIT"></object>',
    '<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="></object>',
    '<iframe src="javascript:HIT"></iframe>',
    '<iframe srcdoc="<script>parent.leHit()</script>"></iframe>',
    '<frameset><frame src="javascript:HIT"></frameset>',
    '<link rel=stylesheet href="javascript:HIT">',
    '<base href="javascript:HIT//"><a href="/.">x</a>',
    '<form action="javascript:HIT"><input type=submit></form>',
    '<form><button formaction="javascript:HIT">x</button></form>',
    '<input type=image src=PROBE formaction="javascript:HIT">',
    '<isindex action="javascript:HIT" type=submit value=x>',
    '<map name=m><area href="javascript:HIT" shape=default></map><img usemap=#m src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    '<q cite="javascript:HIT">x</q><blockquote cite="javascript:HIT">y</blockquote>',
    '<video poster="javascript:HIT"></video>',
    '<portal src="PROBE"></portal>',
    '<fencedframe src="PROBE"></fencedframe>',
  ],
  'markup that turns into other markup': [
    '<noscript><p title="</noscript><img src=x onerror=HIT>">x</noscript>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=HIT&gt;">',
    '<math><mtext><mglyph><style><img src onerror=HIT></style></mglyph></mtext></math>',
    '<svg></p><style><a id="</style><img src=1 onerror=HIT>">',
    '<svg><p><style><a title="</style><img src onerror=HIT>"></svg>',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=HIT>',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=HIT></annotation-xml></math>',
    '<svg><foreignObject><iframe srcdoc="<script>HIT</script>"></foreignObject></svg>',
    '<svg><desc><img src=x onerror=HIT></desc></svg>',
    '<svg><title><img src=x onerror=HIT></title></svg>',
    '<style><!--</style><img src=x onerror=HIT>--></style>',
    '<style></sty<!---->le><img src=x onerror=HIT></style>',
    '<xmp><p title="</xmp><img src=x onerror=HIT>"></xmp>',
    '<noembed><img title="</noembed><img src=x onerror=HIT>"></noembed>',
    '<noframes><a title="</noframes><img src=x onerror=HIT>"></noframes>',
    '<plaintext><img src=x onerror=HIT>',
    '<textarea></textarea><img src=x onerror=HIT></textarea>',
    '<!--><img src=x onerror=HIT>-->',
    '<!--[if gte IE 4]><script>HIT</script><![endif]-->',
    '<!-- --!><img src=x onerror=HIT>-->',
    '<?xml version="1.0"?><img src=x onerror=HIT>',
    '<![CDATA[<img src=x onerror=HIT>]]>',
    '<svg><![CDATA[><img src=x onerror=HIT>]]></svg>',
    '<template><style></template><img src=x onerror=HIT>',
    '<template shadowrootmode=open><img src=x onerror=HIT></template>',
    '<div><template shadowrootmode=open><slot></slot><script>HIT</script></template>x</div>',
    '<select><template><style><!--</style><a rel="--></style></template></select><img id=y src onerror=HIT>">',
    '<p><table><select><option><style></table><img src=x onerror=HIT></style>',
    '<a><b><i><u><s><a><p><b><i><u><s><a></p><img src=x onerror=HIT>',
    '&lt;img src=x onerror=HIT&gt;',
    '<b title="&lt;img src=x onerror=HIT&gt;">x</b>',
  ],
  'drawings that change themselves': [
    '<svg><animate onbegin=HIT attributeName=x dur=1s>',
    '<svg><a><animate attributeName=href values="javascript:HIT" /><text y=20>x</text></a></svg>',
    '<svg><a><set attributeName="xlink:href" to="javascript:HIT" /><text y=20>x</text></a></svg>',
    '<svg><image><set attributeName=href to="PROBE"></image></svg>',
    '<svg><animateTransform onbegin=HIT /></svg>',
    '<svg><discard onbegin=HIT /></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=HIT />#x" /></svg>',
    '<svg><use xlink:href="PROBE#x" /></svg>',
    '<svg><image href="PROBE" width=9 height=9 /></svg>',
    '<svg><image xlink:href="PROBE" width=9 height=9 /></svg>',
    '<svg><filter id=f><feImage href="PROBE" /></filter><rect filter="url(#f)" width=9 height=9 /></svg>',
    '<svg><rect fill="url(PROBE#a)" width=9 height=9 /></svg>',
    '<svg><rect style="fill:url(PROBE#a)" filter="url(\'PROBE#a\')" mask="url(PROBE#a)" clip-path="url(PROBE#a)" width=9 height=9 /></svg>',
    '<svg><path marker-start="url(PROBE#a)" d="M0 0L9 9" stroke=red /></svg>',
    '<svg><text cursor="url(PROBE),auto">x</text></svg>',
    '<svg><handler type="text/javascript">HIT</handler></svg>',
    '<svg><foreignObject><img src=x onerror=HIT></foreignObject></svg>',
  ],
  'what fetches': [
    '<img src="PROBE?1">',
    '<img srcset="PROBE?2 1x, PROBE?3 2x">',
    '<picture><source srcset="PROBE?4"><img src="PROBE?5"></picture>',
    '<img src="//LOCATION/le-probe">',
    '<img loading=lazy src="/le-probe">',
    '<input type=image src="PROBE">',
    '<video src="PROBE" poster="PROBE"></video>',
    '<video><source src="PROBE"><track default src="PROBE"></video>',
    '<audio controls autoplay src="PROBE"></audio>',
    '<link rel=stylesheet href="PROBE"><link rel=preload as=image href="PROBE"><link rel=prefetch href="PROBE">',
    '<link rel=icon href="PROBE"><link rel=manifest href="PROBE"><link rel=modulepreload href="PROBE"><link rel=dns-prefetch href="PROBE">',
    '<meta http-equiv=refresh content="0;url=PROBE">',
    '<meta http-equiv=refresh content="0;url=javascript:HIT">',
    '<meta http-equiv="Content-Security-Policy" content="default-src *; report-uri PROBE">',
    '<meta http-equiv=set-cookie content="a=<script>HIT</script>">',
    '<base href="PROBE/"><img src=x>',
    '<iframe src="PROBE"></iframe>',
    '<embed src="PROBE">',
    '<object data="PROBE"><img src="PROBE"></object>',
    '<applet code=x archive=PROBE></applet>',
    '<a href="PROBE" ping="PROBE">x</a>',
    '<body background="PROBE">x</body>',
    '<table background="PROBE"><tr><td>x</table>',
    '<script type=speculationrules>{"prefetch":[{"source":"list","urls":["/le-probe"]}]}</script>',
    '<script type=importmap>{"imports":{"x":"PROBE"}}</script>',
    '<img src="data:text/html,<script>HIT</script>">',
    '<frameset><frame src="PROBE"></frameset>',
    '<iframe srcdoc="<img src=PROBE>"></iframe>',
    '<a attributionsrc="PROBE" href="#">x</a><img attributionsrc="PROBE">',
    '<form action=PROBE method=post><input name=a value=b><button>x</button></form>',
  ],
  'styles that fetch or run': [
    '<div style="background:url(PROBE)">x</div>',
    '<div style="background-image:url(&quot;PROBE&quot;)">x</div>',
    '<div style="background:u\\72l(PROBE)">x</div>',
    '<div style="--a:url(PROBE);background:var(--a)">x</div>',
    '<div style="--a:u\\72l(PROBE);background:var(--a)">x</div>',
    '<div style="background:image-set(\'PROBE\' 1x)">x</div>',
    '<div style="background:-webkit-image-set(url(PROBE) 1x)">x</div>',
    '<div style="background:-webkit-cross-fade(url(PROBE),url(PROBE),50%)">x</div>',
    '<div style="--u:\'PROBE\';background:image-set(var(--u) 1x)">x</div>',
    '<ul style="list-style-image:url(PROBE)"><li>x</ul>',
    '<div style="border-image:url(PROBE) 3;cursor:url(PROBE),auto;content:url(PROBE);mask-image:url(PROBE)">x</div>',
    '<div style="filter:url(PROBE#a);clip-path:url(PROBE#a);shape-outside:url(PROBE);float:left">x</div>',
    '<div style="offset-path:url(PROBE#a)">x</div>',
    '<div style="width:expression(HIT)">x</div>',
    '<div style="-moz-binding:url(PROBE#x);behavior:url(PROBE)">x</div>',
    '<div style="background:url(javascript:HIT)">x</div>',
    '<style>body,div{background:url(PROBE)}</style><div>x</div>',
    '<style>@import "PROBE";@import url(PROBE);</style>x',
    '<style>@import\\ "PROBE";@\\69mport "PROBE";</style>x',
    '<style>@font-face{font-family:f;src:url(PROBE)}*{font-family:f}</style>x',
    '<style>@media all{div{background:url(PROBE)}}@supports(color:red){div{background:u\\72l(PROBE)}}</style><div>x</div>',
    '<style>@layer a{@container(min-width:0){div{background:url(PROBE)}}}</style><div>x</div>',
    '<style>div{color:red;& b{background:url(PROBE)}}</style><div><b>x</b></div>',
    '<style>@keyframes k{from{background:url(PROBE)}to{background:url(PROBE)}}div{animation:k 1s}</style><div>x</div>',
    '<style>@property --p{syntax:"<url>";inherits:true;initial-value:url(PROBE)}div{background:var(--p)}</style><div>x</div>',
    '<style>@counter-style c{system:cyclic;symbols:url(PROBE)}ul{list-style:c}</style><ul><li>x</ul>',
    '<style>div::before{content:url(PROBE)}div::after{content:"";background:url(PROBE)}</style><div>x</div>',
    '<style>:root{--a:url(PROBE)}div{background:var(--a)}</style><div>x</div>',
    '<style>*{background:attr(data-u type(<url>))}</style><div data-u="PROBE">x</div>',
    '<style>@starting-style{div{background:url(PROBE)}}@scope{div{background:url(PROBE)}}</style><div>x</div>',
    '<svg><style>rect{fill:url(PROBE#a)}</style><rect width=9 height=9 /></svg>',
    '<style>li{list-style-image:url("javascript:HIT")}</style><ul><li>x</ul>',
    '<link rel="stylesheet" href="data:text/css,*{background:url(PROBE)}">x',
    '<style media="all">:host{background:url(PROBE)!important}</style>x',
  ],
  'names that hide what the editor relies on': [
    '<form><input name=attributes><input name=nodeName><input name=childNodes><input name=parentNode onfocus=HIT autofocus></form>',
    '<form><input name=localName><input name=replaceWith><input name=hasAttribute><input name=getAttribute><input name=style></form><img src=x onerror=HIT>',
    '<img name=body><img name=documentElement><img name=querySelectorAll><img name=createElement><b onclick=HIT>x</b>',
    '<form name=defaultView><input name=alert></form>',
    '<a id=clobbered></a><a id=clobbered name=x href=PROBE>x</a>',
    '<iframe name=clobbered srcdoc="<a id=y href=z>"></iframe>',
    '<form id=clobbered><output id=inner>x</output></form>',
    '<img id=clobbered name=clobbered><embed name=clobbered><object id=clobbered></object>',
  ],
};

/** What every element could carry, so that no name is forgotten. */
const GENERATED: readonly string[] = ELEMENTS.flatMap((name) => [
  `<${name} ${EVENTS.map((event) => `on${event}=HIT`).join(' ')} autofocus tabindex=0>x</${name}>`,
  `<${name} href="javascript:HIT" src="javascript:HIT" data="javascript:HIT" action="javascript:HIT" formaction="javascript:HIT" xlink:href="javascript:HIT">x</${name}>`,
  `<${name} src=PROBE href=PROBE data=PROBE poster=PROBE srcset=PROBE background=PROBE code=PROBE profile=PROBE manifest=PROBE icon=PROBE dynsrc=PROBE style="background:url(PROBE)">x</${name}>`,
  `<svg><${name} onload=HIT onbegin=HIT onfocus=HIT href=PROBE xlink:href=PROBE>x</${name}></svg>`,
  `<math><${name} onload=HIT onfocus=HIT href="javascript:HIT">x</${name}></math>`,
]);

function written(vector: string): string {
  return vector.replaceAll('HIT', 'alert(leHit())').replaceAll('PROBE', PROBE).replaceAll('LOCATION', location.host);
}

async function frames(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

function allIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')];
}

/** A text that no function takes is no address. */
function fetchesProbe(css: string): boolean {
  return css.includes('le-probe') && /(?:url|image-set|image|src|cross-fade)\s*\(/.test(css);
}

/** What must not be found on any element, whatever the browser would make of it today. */
function harmIn(root: ParentNode): string[] {
  return allIn(root).flatMap((element) => {
    const { localName } = element;
    const found = /^(?:script|iframe|frame|object|embed|applet|link|meta|base|form|style|template|slot|portal|animate|set|use)$/.test(
      localName,
    )
      ? [localName]
      : [];
    for (const { name, value } of element.attributes) {
      if (/^on|^(?:srcdoc|srcset|formaction|action|ping|autofocus|contenteditable|background|popover|is|slot|part)$/.test(name))
        found.push(`${localName} ${name}`);
      if (/^(?:src|href|xlink:href|poster|data)$/.test(name) && !/^data:image/.test(value)) found.push(`${localName} ${name}=${value}`);
      if (/javascript:/i.test(value) && !['title', 'alt'].includes(name) && !name.startsWith('data-le'))
        found.push(`${localName} ${name}=${value}`);
      if (name === 'style' && fetchesProbe(value)) found.push(`${localName} ${name}=${value}`);
    }
    return found;
  });
}

/** Shows HTML in an editor and does to it whatever might set something off. */
async function provoke(html: string, inline: boolean): Promise<readonly string[]> {
  const config = `<View><HyperTextLabels name="l" toName="p"><Label value="A"/></HyperTextLabels><HyperText name="p" value="$html" inline="${inline}"/></View>`;
  const editor = createEditorStore({
    registry: createRegistry([View, Label, HyperText, HyperTextLabels]),
    config,
    task: { data: { html } },
  });
  const node = editor.config.byName.get('p');
  const view = render(<EditorProvider editor={editor}>{node && <TagView node={node} />}</EditorProvider>);
  await expect.poll(() => view.container.querySelector('.le-page-host, .le-text-none, .le-notice')).not.toBeNull();
  const shadow = view.container.querySelector('.le-page-host')?.shadowRoot;
  const harm = shadow ? harmIn(shadow) : [];
  for (const sheet of shadow?.adoptedStyleSheets ?? []) {
    for (const { cssText } of sheet.cssRules) if (fetchesProbe(cssText)) harm.push(cssText);
  }
  await frames();
  for (const element of shadow ? allIn(shadow) : []) {
    for (const type of EVENTS) element.dispatchEvent(new Event(type, { cancelable: true }));
    (element as HTMLElement).click?.();
  }
  view.unmount();
  editor.dispose();
  return harm;
}

describe('foreign HTML', () => {
  it('would be noticed if it ran or fetched', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    host.innerHTML = `<img src="${PROBE}?control">`;
    host.innerHTML += '<b onclick="leHit()">x</b>';
    host.querySelector('b')?.click();
    expect(hits).toBe(1);
    await expect.poll(probes, { timeout: 10_000 }).toEqual([`${PROBE}?control`]);
    expect(harmIn(host)).toEqual([`img src=${PROBE}?control`, 'b onclick']);
    host.remove();
    performance.clearResourceTimings();
  });

  const groups: [string, readonly string[]][] = [...Object.entries(VECTORS), ['every element with everything', GENERATED]];
  it.each(groups)('%s: nothing runs, nothing is fetched, nothing stays', async (_, vectors) => {
    performance.clearResourceTimings();
    const { title } = document;
    const address = location.href;
    // Those that need a frame of their own go first and alone; many of one kind share an editor.
    const alone = vectors.length > 100 ? [] : vectors;
    const batches =
      vectors.length > 100
        ? Array.from({ length: Math.ceil(vectors.length / 25) }, (_, i) => vectors.slice(i * 25, i * 25 + 25).join('\n<p>'))
        : [];
    for (const vector of [...alone, ...batches]) {
      for (const inline of [false, true]) {
        expect(await provoke(written(vector), inline), vector.slice(0, 300)).toEqual([]);
        expect(hits, vector.slice(0, 300)).toBe(0);
      }
    }
    // What was asked for before this picture would be known by now.
    await fetch(`${location.origin}/le-last`);
    expect(probes()).toEqual([]);
    expect(location.href).toBe(address);
    expect(document.title).toBe(title);
    expect(Reflect.get(window, 'clobbered')).toBeUndefined();
    expect(document.body.localName).toBe('body');
  });
});
