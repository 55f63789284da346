import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { attr, defineTag } from '../core';
import { builtinTags } from '../tags/builtin';
import { useHotkey } from './kit';
import { openShell } from './openShell.test';

afterEach(cleanup);

it('shows a placeholder for an unknown tag, and its children all the same', () => {
  openShell({ config: '<View><Foo><Header value="Inside"/></Foo><Text name="text" value="$text"/></View>' });
  expect(document.body.textContent).toContain('<Foo> is not a tag of this editor (1:7)');
  expect(screen.getByRole('heading', { name: 'Inside' })).toBeDefined();
});

const bomb = { broken: true };

function BombView() {
  if (bomb.broken) throw new Error('It went off');
  return <p>Defused</p>;
}

it('keeps a broken tag from taking the editor with it, and tries again when asked', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Bomb = defineTag({ name: 'Bomb', role: 'visual', attrs: { value: attr.string() }, View: BombView });
  openShell({ config: '<View><Text name="text" value="$text"/>\n<Bomb/></View>', tags: [...builtinTags, Bomb] });
  expect(screen.getByRole('alert').textContent).toContain('<Bomb> (config 2:1) could not be shown');
  expect(screen.getByRole('alert').textContent).toContain('It went off');
  expect(screen.getByRole('button', { name: 'Settings' })).toBeDefined();
  bomb.broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(document.body.textContent).toContain('Defused');
});

const pressed = vi.fn();

function KeyedView() {
  useHotkey('x', pressed, 'Press');
  return <p>Keyed</p>;
}

it('hides a tag whose condition does not hold, keeps it mounted, and takes its keys away', async () => {
  const Keyed = defineTag({ name: 'Keyed', role: 'visual', attrs: {}, View: KeyedView });
  const config = `<View><Choices name="c" toName="text"><Choice value="A"/></Choices><Text name="text" value="$text"/>
    <View visibleWhen="choice-selected" whenTagName="c" whenChoiceValue="A"><Keyed/></View></View>`;
  const { editor, root } = openShell({ config, tags: [...builtinTags, Keyed], annotations: [{ id: 1, result: [] }] });
  const keyed = screen.getByText('Keyed');
  expect(keyed.checkVisibility()).toBe(false);
  root.focus();
  await userEvent.keyboard('x');
  expect(pressed).not.toHaveBeenCalled();
  editor.annotation?.answer('c', ['A']);
  await waitFor(() => expect(keyed.checkVisibility()).toBe(true));
  await userEvent.keyboard('x');
  expect(pressed).toHaveBeenCalledOnce();
});

it('shows labels with what the config says of them', async () => {
  const config = `<View><Text name="text" value="$text"/><Labels name="l" toName="text" showInline="false">
    <View><Header value="People"/><Label value="Ada" alias="ada" showAlias="true" hint="The first"/></View>
    <Label value="Rich" html="&lt;b onclick='x()'&gt;Rich&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;text"/></Labels></View>`;
  const { editor } = openShell({ config, annotations: [{ id: 1, result: [] }] });
  expect(screen.getByRole('heading', { name: 'People' })).toBeDefined();
  const ada = screen.getByRole('button', { name: /Ada/ });
  expect([ada.textContent, ada.getAttribute('aria-description')]).toEqual(['Adaada1', 'The first']);
  await userEvent.click(ada);
  expect(editor.labeling.armed('l')).toEqual(['ada']);
  expect(ada.getAttribute('aria-pressed')).toBe('true');
  const rich = screen.getByRole('button', { name: /Rich/ });
  expect(rich.querySelector('b')?.getAttributeNames()).toEqual([]);
  expect(rich.querySelector('.le-label-text')?.textContent).toBe('Rich text');
});
