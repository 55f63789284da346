import type { Problem } from '../core';
import type { SourcePlace } from './sourceMap';

/** How the parser's own words (left, matched by their beginning) are told to a person: code, what and why, how to mend. */
const TOLD: readonly (readonly [start: string, code: string, message: string, hint: string])[] = [
  [
    'undefined entity',
    'xml-unknown-entity',
    'XML knows only &amp;, &lt;, &gt;, &quot; and &apos;; this entity stands for nothing here.',
    'Write the character itself or its number, such as &#160; for a non-breaking space.',
  ],
  [
    'disallowed character in entity',
    'xml-bare-ampersand',
    "A bare '&' starts an entity in XML, so the text after it cannot be read for sure.",
    "Write '&amp;' for '&'.",
  ],
  [
    'empty entity name',
    'xml-bare-ampersand',
    "A bare '&' starts an entity in XML, so the text after it cannot be read for sure.",
    "Write '&amp;' for '&'.",
  ],
  [
    'malformed character entity',
    'xml-bad-character',
    'This character number is none that XML allows, so it was left as written.',
    'Write the character itself, or a right number such as &#160;.',
  ],
  [
    'duplicate attribute',
    'xml-duplicate-attribute',
    'The attribute is written twice in one tag, so only one of the two can count; the first was taken.',
    'Remove one of them.',
  ],
  [
    'attribute without value',
    'xml-attribute-without-value',
    'The attribute has no value, which XML does not allow; it was read as if it were its own name.',
    'Write it as name="value".',
  ],
  [
    'unquoted attribute value',
    'xml-unquoted-value',
    'The value is not in quotes, so where it ends is a guess.',
    'Put the value in double quotes.',
  ],
  ['no whitespace between', 'xml-missing-space', 'Two attributes touch each other.', 'Put a space between them.'],
  [
    'text data outside',
    'xml-text-outside',
    'There is text outside the root tag; it is not shown.',
    'Put everything into one root tag: <View> … </View>.',
  ],
  [
    'documents may contain only one root',
    'xml-second-root',
    'There is more than one root tag; the further ones were read as children of the first.',
    'Put everything into one root tag: <View> … </View>.',
  ],
  ['disallowed character in tag name', 'xml-bad-tag', "What follows this '<' is no tag name.", "Write '&lt;' for a '<' that is text."],
  ['disallowed character', 'xml-bad-character', 'XML does not allow this character here.', "Write '&lt;' for '<' and '&amp;' for '&'."],
  ['malformed comment', 'xml-bad-comment', "A comment must not hold '--'.", "Write comments as <!-- text -->, without '--' inside."],
  [
    'unexpected end',
    'xml-unexpected-end',
    'The config ends in the middle of a tag, a comment or a text block; what was open is read as far as it goes.',
    'Check that the config was copied whole.',
  ],
];

/** What the parser found wrong, in words for the author of the config. `words` is the parser's message without its position. */
export function syntaxProblem(words: string, where: SourcePlace): Problem {
  const told = TOLD.find(([start]) => words.startsWith(start));
  const [, code, message, hint] = told ?? [
    '',
    'xml-syntax',
    `This is not well-formed XML (${words.replace(/\.$/, '')}), so this place is read as far as it makes sense.`,
    'Mend the XML at this place.',
  ];
  return configProblem(code, 'error', message, hint, where);
}

/** A problem of the config at a place. */
export function configProblem(code: string, severity: Problem['severity'], message: string, hint: string, place: SourcePlace): Problem {
  return { code, severity, message, hint, where: { source: 'config', line: place.line, column: place.column } };
}
