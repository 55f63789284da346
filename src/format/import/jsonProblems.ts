// What is said about JSON that is none, or not quite.
import type { Problem, Severity } from '../../core';
import { describeValue } from '../../core';
import { ImportProblem } from './importProblem';

type Words = readonly [severity: Severity, message: string, hint: string];

const TASK = 'Write a task as an object, such as { "data": { … } }, or { "text": "…" }.';
const WRITER = 'Write the file with a JSON library, such as JSON.stringify in JavaScript or json.dumps in Python.';

/** `error`: the element is left out. `warning`: it is read all the same. */
const FAULTS = {
  'json-missing-comma': ['error', 'A comma is missing before this.', 'Put a comma between two entries.'],
  'json-missing-colon': ['error', 'A colon is missing between a key and its value.', 'Write "key": value.'],
  'json-missing-value': ['error', 'A value is missing here.', 'Write a value, such as null, or take the key or comma before it away.'],
  'json-missing-key': ['error', 'A key in quotation marks should stand here.', 'Write "key": value; or close the object before with }.'],
  'json-unquoted': ['error', 'A key or a text stands without quotation marks.', 'Put it into double quotation marks: "key": "text".'],
  'json-single-quotes': [
    'error',
    'Single quotation marks stand where JSON has double ones.',
    `Write "key": "text". ${WRITER} Python's str() and print() do not write JSON.`,
  ],
  'json-python': ['error', 'True, False and None are Python, not JSON.', `Write true, false and null. ${WRITER}`],
  'json-number': [
    'error',
    'A number is written as JSON does not allow.',
    'Write it like -12.5 or 1e3: no leading zero or plus, a digit before the point.',
  ],
  'json-quotes': [
    'error',
    'A text ends here and goes on: a quotation mark inside it stands alone, or the text before is not closed.',
    'Write a quotation mark inside a text as \\", and close each text with one.',
  ],
  'json-unclosed-text': [
    'error',
    'The text that begins here is not closed in its line.',
    'Close it with a quotation mark; write a line break inside it as \\n.',
  ],
  'json-escape': [
    'error',
    'A backslash stands before a letter that it does not go with.',
    'Write a backslash itself as \\\\; the others are \\" \\/ \\b \\f \\n \\r \\t and \\u with four digits.',
  ],
  'json-bracket': ['error', 'A bracket is closed that is not open here.', 'See that each { has its } and each [ its ].'],
  'json-truncated': [
    'error',
    'The file ends in the middle of the task that begins here.',
    'It may have been cut off; export or download it again.',
  ],
  'json-too-deep': [
    'error',
    'Lists and objects lie in each other too deeply.',
    'A task has a few levels; see whether brackets are closed.',
  ],
  'json-not-json': ['error', 'This is no JSON.', TASK],
  'json-trailing-comma': [
    'warning',
    'A comma stands before a closing bracket; it was read over.',
    'Take the comma away: other readers refuse the file.',
  ],
  'json-stray-comma': [
    'warning',
    'A comma stands where no task is before it; it was read over.',
    'Take the comma away: other readers refuse the file.',
  ],
  'json-comma-between': [
    'warning',
    'A comma is missing between two tasks of the list; both were read.',
    'Put a comma between them: other readers refuse the file.',
  ],
  'json-stray-bracket': [
    'warning',
    'A bracket is closed that is not open; it was read over.',
    'Take it away: other readers refuse the file.',
  ],
  'json-comment': ['warning', 'JSON has no comments; this one was read over.', 'Take it away: other readers refuse the file.'],
  'json-nan': [
    'warning',
    'NaN and Infinity are not JSON; null was read in their place.',
    'Write null, or leave the key out. In Python json.dumps(…, allow_nan=False) says where they come from.',
  ],
  'json-number-precision': [
    'warning',
    'A number has more digits than a number in JavaScript keeps, so its last ones changed.',
    'Write long numbers, such as ids, as texts in quotation marks.',
  ],
  'json-control-letter': [
    'warning',
    'A tab or another control letter stands in a text as it is; it was kept.',
    'Write a tab as \\t: other readers refuse the file.',
  ],
  'json-list-not-closed': [
    'warning',
    'The list of tasks is not closed; the file may have been cut off, so tasks may be missing.',
    'Export or download it again, or add ] at its end.',
  ],
} as const satisfies Record<string, Words>;

/** What can be wrong with the way JSON is written. */
export type JsonFault = keyof typeof FAULTS;

/** Whether the element is read all the same. */
export function isHarmless(fault: JsonFault): boolean {
  return FAULTS[fault][0] === 'warning';
}

/** A place in the file, both from 1. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

/** @param start where the element begins that was left out */
export function jsonFault(file: string, fault: JsonFault, place: JsonPlace, start?: JsonPlace): ImportProblem {
  const [severity, message, hint] = FAULTS[fault];
  const from = start && start.line !== place.line ? ` that begins in line ${start.line}` : '';
  const lost = severity === 'error' ? ` The task${from} was left out.` : '';
  return new ImportProblem({ code: fault, severity, message: message + lost, hint, file, ...place });
}

/** JSON, but no object. */
export function rowNotObject(file: string, value: unknown, place: JsonPlace): ImportProblem {
  const what = Array.isArray(value) ? `a list of ${value.length} in the list of tasks` : describeValue(value);
  return new ImportProblem({
    code: 'row-not-object',
    severity: 'error',
    message: `This is ${what}, not a task, so it was left out.`,
    hint: Array.isArray(value) ? 'Write the tasks in one list: [ { … }, { … } ].' : TASK,
    file,
    ...place,
  });
}

/** A task whose body is not as it should be; the words are those the editor has for it. */
export function taskBody({ code, severity, message, hint }: Problem, file: string, place: JsonPlace): ImportProblem {
  const lost = severity === 'error' ? ' It was left out.' : '';
  return new ImportProblem({ code, severity, message: message + lost, hint, file, ...place });
}
