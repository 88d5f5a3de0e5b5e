// What every panel needs.

export { axis, card, clear, colorbar, draw, logAxis, logTicks, range } from '../plots.js';
export { colors } from '../theme.js';
