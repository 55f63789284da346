import type { SampleTask } from '../sample';

/** An order, the stock, two answers: everything that is read and not labelled by spans. */
export function createTableTask(): SampleTask {
  return {
    data: {
      order: {
        Number: 4471,
        customer: 'Leila Aziz',
        Placed: '2031-03-17',
        items: [{ name: 'lamp glass', count: 2 }],
        note: 'Please leave it with the harbour master.',
      },
      stock: 'article;in stock;price\nlamp glass;0;12.50\n"rope; tarred";41;3.20\nfigs, dried;7;0.90',
      answers: [
        {
          id: 'a',
          title: 'Model A',
          body: 'Dear Leila, your two lamp glasses leave Port Alder on Monday. We will leave them with the harbour master.',
        },
        {
          id: 'b',
          title: 'Model B',
          html: '<p>Dear Leila, <b>lamp glass is sold out</b>. Shall we</p><ul><li>wait for the next ship, or</li><li>send your money back?</li></ul>',
        },
      ],
    },
  };
}
