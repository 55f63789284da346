import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecordIndex } from './recordIndex';

interface Entry {
  readonly key: string;
  readonly slot: number;
}

function indexOf(entries: readonly Entry[]): RecordIndex<Entry> {
  return new RecordIndex(
    entries,
    (entry) => entry.key,
    (entry) => entry.slot,
  );
}

const key = fc.integer({ min: 0, max: 60 }).map(String);
const change = fc.record({ key, slot: fc.option(fc.nat(60), { nil: undefined }), read: fc.boolean() });

it('keeps keys in order of slot, whatever was added, moved and deleted in between', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
      const index = indexOf([]);
      const plain = new Map<string, Entry>();
      for (const { key: at, slot, read } of changes) {
        const entry = slot === undefined ? undefined : { key: at, slot };
        index.set(at, entry);
        if (entry) plain.set(at, entry);
        else plain.delete(at);
        if (read) expect(index.keys).toHaveLength(plain.size);
      }
      const slots = index.list.map((entry) => entry.slot);
      expect(slots).toEqual([...slots].sort((a, b) => a - b));
      expect(new Set(index.list)).toEqual(new Set(plain.values()));
      expect(index.list.map((entry) => entry.key)).toEqual(index.keys);
    }),
  );
});

it('orders records that come out of order', () => {
  const index = indexOf([
    { key: 'b', slot: 2 },
    { key: 'a', slot: 1 },
  ]);
  expect(index.keys).toEqual(['a', 'b']);
});

it('answers the same list until something changes', () => {
  const index = indexOf([{ key: 'a', slot: 1 }]);
  const { list } = index;
  expect(index.list).toBe(list);
  index.set('b', { key: 'b', slot: 2 });
  expect(index.list).not.toBe(list);
});
