/** A paper with every kind of part, and texts that would break a file in which nothing is escaped. */
import type { Document } from '../../src/ports/document.ts';
import type { Picture } from '../../src/ports/picture.ts';

export const AS_AT = '2024-06-24T08:00:00.000Z';
/** Words of people that are markup in one format or another. */
export const AWKWARD = 'R&D <script>alert(1)</script> "x" \u2019 ]]> =1+1 \u{1F600}';

const PICTURES: readonly Picture[] = [
  {
    kind: 'bars',
    title: `Actions ${AWKWARD}`,
    parts: [
      { name: 'Delivered', fill: 'solid' },
      { name: 'On track', fill: 'stripes' },
      { name: 'Off track', fill: 'hatch' },
      { name: 'Kept up', fill: 'dots' },
      { name: 'Lapsed', fill: 'lines' },
    ],
    bars: [
      { code: 'E1', name: AWKWARD, values: [5, 3, 1, 1, 0] },
      { code: 'E2', name: 'Culture', values: [0, 0, 0, 0, 0] },
      { code: 'E10', name: 'Pay', values: [12, 3, 1, 2, 1] },
    ],
  },
  {
    kind: 'line',
    title: 'Staff who agree',
    unit: '%',
    points: [
      { on: '2024-01-31', value: 38 },
      { on: '2024-05-31', value: 46.5 },
    ],
    target: { on: '2024-07-31', value: 55 },
  },
  { kind: 'line', title: 'Vacant posts', unit: null, points: [{ on: '2024-05-31', value: 0 }], target: null },
  {
    kind: 'timeline',
    title: 'Key dates',
    today: '2024-06-24',
    marks: [
      { on: '2024-07-03', text: 'Board' },
      { on: '2024-07-03', text: 'Members' },
      { on: '2024-07-30', text: 'Expiry', isMain: true },
    ],
  },
];

export const PAPER: Document = {
  title: `Report ${AWKWARD}`,
  subtitle: 'As at 9am on Monday 24 June 2024',
  author: 'Example Council',
  asAt: AS_AT,
  footer: `Example Council · ${AWKWARD}`,
  blocks: [
    { type: 'heading', level: 1, text: 'Part one' },
    { type: 'paragraph', words: ['Plain ', { strong: 'strong' }, ' and ', { gap: 'post of the author' }] },
    { type: 'paragraph', words: AWKWARD, look: 'quote' },
    { type: 'list', items: ['one', AWKWARD] },
    { type: 'list', items: ['first', 'second'], isNumbered: true },
    { type: 'heading', level: 2, text: 'Pictures' },
    ...PICTURES.map((picture) => ({ type: 'picture', picture, alt: `Words for ${picture.title}` }) as const),
    {
      type: 'table',
      caption: `Figures ${AWKWARD}`,
      columns: [
        { title: 'Code', share: 1 },
        { title: 'Number', share: 1, isNumber: true },
        { title: 'Colour', share: 2 },
      ],
      rows: [
        ['E1', '5', { tone: 'amber', words: 'Amber' }],
        [AWKWARD, '7', [{ gap: 'date' }]],
      ],
    },
    { type: 'list', items: ['first again'], isNumbered: true },
    { type: 'heading', level: 3, text: 'Appendix' },
    { type: 'paragraph', words: 'The end.', look: 'note' },
  ],
};
