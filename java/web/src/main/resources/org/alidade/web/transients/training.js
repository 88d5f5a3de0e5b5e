// Training sets and their samples.

import { element } from '../dom.js';
import { number, percent } from '../format.js';
import { call } from './api.js';
import { card, moment, short, table } from './table.js';

export const training = {
  async show(place, argument) {
    const sets = await call('GET', '/training/datasets');
    const parts = [
      card(
        'Training sets',
        table(
          ['Name', 'Made', 'By', 'Samples', 'Real', 'Quality'],
          sets.map((row) => [element('a', { href: `#training/${row.id}`, text: row.name }), moment(row.created_at), row.created_by, row.total_samples, percent(row.anomaly_ratio), number(row.quality_score, 3)]),
        ),
      ),
    ];
    if (argument) {
      const samples = await call('GET', `/training/datasets/${argument}/samples?limit=500`);
      parts.push(
        card(
          'Samples',
          table(
            ['Sample', 'Split', 'Label', 'Detection'],
            samples.map((row) => [
              short(row.id),
              row.split,
              JSON.stringify(row.labels),
              row.detection_id ? element('a', { href: `#review/${row.detection_id}`, text: short(row.detection_id) }) : '\u2013',
            ]),
          ),
        ),
      );
    }
    place.replaceChildren(element('div', { class: 'column' }, ...parts));
  },
  hide() {},
};
