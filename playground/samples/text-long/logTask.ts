import { createRandom } from '../render/random.mjs';
import type { SampleTask } from '../sample';

const services = ['gate', 'crane-2', 'ledger', 'tide', 'lamp'];
const levels = ['INFO', 'INFO', 'INFO', 'WARN', 'ERROR'];
const says = ['opened', 'closed after 41 ms', 'retried twice', 'lost its connection', 'wrote 17 rows', 'was asked for more than it holds'];

/** A server's log of about `megabytes`, the same in every run. */
export function createLogTask(megabytes: number): SampleTask {
  const random = createRandom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const lines: string[] = [];
  for (let length = 0, second = 0; length < megabytes * 1e6; second++) {
    const time = new Date(Date.UTC(2031, 2, 17) + second * 1000).toISOString();
    const line = `${time} ${pick(levels)} ${pick(services)}: ${pick(says)}`;
    lines.push(line);
    length += line.length + 1;
  }
  return { data: { text: lines.join('\n') } };
}
