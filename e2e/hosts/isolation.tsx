// A host with things of its own, two editors, and a third in a shadow root.
import { type Editor, LabelEditor, type LabelEditorProps } from 'label-editor';
import css from 'label-editor/style.css?inline';
import 'label-editor/style.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';

const config = `<View>
  <Labels name="label" toName="text"><Label value="Person" background="red"/><Label value="Place" background="blue"/></Labels>
  <Text name="text" value="$text"/>
</View>`;
const span = (id: string, start: number, end: number, label: string) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end, labels: [label] },
});
const taskOf = (text: string) => ({ id: 1, data: { text }, annotations: [{ id: 1, result: [span('a', 0, 3, 'Person')] }] });

/** An editor, and what its host would save, for all to read. */
function Watched({ name, ...props }: { readonly name: string } & LabelEditorProps): ReactNode {
  const [editor, setEditor] = useState<Editor>();
  const [result, setResult] = useState('');
  const read = (of: Editor | undefined) => setResult(JSON.stringify(of?.active?.serialize().result.map(({ value }) => value)));
  return (
    <section aria-label={name} style={{ height: 360 }}>
      <LabelEditor
        {...props}
        onReady={(ready) => {
          setEditor(ready);
          read(ready);
        }}
        onChange={() => read(editor)}
      />
      <output aria-label={`Result of ${name}`}>{result}</output>
    </section>
  );
}

function InShadow({ children }: { readonly children: ReactNode }): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot>();
  useEffect(() => {
    const shadow = element.current?.shadowRoot ?? element.current?.attachShadow({ mode: 'open' });
    if (!shadow) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
  }, []);
  return <div ref={element}>{root && createPortal(children, root)}</div>;
}

function Host(): ReactNode {
  return (
    <>
      <h1>The host</h1>
      <button type="button">A button of the host</button>
      <label>
        Search the host <input />
      </label>
      <Watched name="first" config={config} task={taskOf('Ada wrote to Bob in Rome.')} />
      <Watched name="second" config={config} task={taskOf('Eva met Tom in Oslo.')} theme="dark" />
      <InShadow>
        <Watched name="third" config={config} task={taskOf('Ida saw Leo in Nice.')} />
      </InShadow>
    </>
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Host />);
