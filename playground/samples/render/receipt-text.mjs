/**
 * What the receipt says. A line is [left part, right part, style]; the shop does not exist.
 * Styles: c centred, b big, t the total (placed where the published OCR prediction expects the word).
 */
export const lines = [
  ['GARDEN & GRAIN', '', 'bc'],
  ['Linden Street 14', '', 'c'],
  ['Tel 0555 0137', '', 'c'],
  ['', '', 'rule'],
  ['17/03/2026   18:42', 'Till 3', ''],
  ['Receipt 00523', 'Anna', ''],
  ['', '', 'rule'],
  ['Sourdough loaf', '4.20', ''],
  ['Oat milk 1 l', '1.95', ''],
  ['Tomatoes 0.62 kg', '2.48', ''],
  ['  4.00 / kg', '', 's'],
  ['Goat cheese', '5.10', ''],
  ['Apples 1.15 kg', '2.88', ''],
  ['  2.50 / kg', '', 's'],
  ['Coffee beans', '8.75', ''],
  ['Basil pot', '2.35', ''],
  ['Returned bottle', '-0.50', ''],
  ['', '', 'rule'],
  ['TOTAL', '27.21', 't'],
  ['', '', 'gap'],
  ['Card', '27.21', 'h'],
  ['Net', '25.43', 'h'],
  ['VAT 7 %', '1.78', 'h'],
  ['', '', 'rule'],
  ['Thank you for your visit!', '', 'c'],
  ['Open Monday to Saturday', '', 'c'],
];
