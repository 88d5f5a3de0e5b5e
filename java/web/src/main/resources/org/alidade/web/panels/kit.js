// What every panel needs.

export { axis, card, clear, colorbar, draw, flatColorbar, logAxis, logTicks, range } from '../plots.js';
export { colors } from '../theme.js';
