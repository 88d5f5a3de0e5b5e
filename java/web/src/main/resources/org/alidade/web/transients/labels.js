// The labels and their keys.

export const LABELS = [
  { key: 's', label: 'supernova', kind: 'valid' },
  { key: 't', label: 'transient', kind: 'valid' },
  { key: 'v', label: 'variable', kind: 'valid' },
  { key: 'a', label: 'agn', kind: 'valid' },
  { key: 'o', label: 'asteroid', kind: 'valid' },
  { key: 'x', label: 'artifact', kind: 'invalid' },
  { key: 'f', label: 'false_positive', kind: 'invalid' },
  { key: 'u', label: 'unknown', kind: 'open' },
];

export const CONFIDENCE = ['low', 'medium', 'high', 'expert'];

export function labelOf(key) {
  return LABELS.find((entry) => entry.key === key);
}

export function words(label) {
  return label.replace('_', ' ');
}
