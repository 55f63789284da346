import { expect, test } from 'vitest';
import { FileTasks } from './fileTasks';

const imageTask = (image: unknown) => ({ data: { image } });

test('a picture beside the rows that name it is no task of its own, from wherever they name it', () => {
  const tasks = new FileTasks();
  const held = ['shop/photos/a b.png', 'shop/photos/c.png', 'shop/d.png', 'shop/e.png'].map((path) => {
    tasks.file(path);
    return tasks.hold(imageTask(path));
  });
  expect(held).toEqual([true, true, true, true]);
  expect(tasks.hold(imageTask('photos/a%20b.png'))).toBe(false);
  expect(tasks.hold({ data: { pages: ['./photos/c.png', 'x.png'], text: 'see d.png here' } })).toBe(false);
  expect(tasks.hold(imageTask('https://example.org/d.png'))).toBe(false);
  expect(tasks.unnamed()).toEqual([imageTask('shop/d.png'), imageTask('shop/e.png')]);
  expect(tasks.named).toBe(2);
});

test('without rows every file is a task, in order', () => {
  const tasks = new FileTasks();
  for (const path of ['b.png', 'a.png']) {
    tasks.file(path);
    tasks.hold(imageTask([path]));
  }
  expect(tasks.unnamed()).toEqual([imageTask(['b.png']), imageTask(['a.png'])]);
  expect(tasks.named).toBe(0);
});
