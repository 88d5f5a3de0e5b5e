package org.alidade.browser;

/** Scripts that look at a page as readers with weak eyes and with screen readers do. */
final class Legibility {
  /**
   * Texts whose contrast with what is behind them is below the number given (WCAG 2.1, contrast
   * ratio of relative luminances). Drawings of the plotting library and what is disabled are left
   * out.
   */
  static final String FAINT =
      """
      (least) => {
        const parse = (text) => {
          const parts = text.match(/[0-9.]+/g).map(Number);
          const scale = text.startsWith('color(') ? 255 : 1;
          return [parts[0] * scale, parts[1] * scale, parts[2] * scale, parts.length > 3 ? parts[3] : 1];
        };
        const luminance = (rgb) => {
          const [r, g, b] = rgb.map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (element) => {
          for (let at = element; at; at = at.parentElement) {
            const color = parse(getComputedStyle(at).backgroundColor);
            if (color[3] === 1) {
              return color.slice(0, 3);
            }
          }
          return [255, 255, 255];
        };
        const faint = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          const text = walker.currentNode.textContent.trim();
          const shown = text && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
          if (!shown || element.closest('svg, script, noscript, option, :disabled, .fields.off')) {
            continue;
          }
          const front = luminance(parse(getComputedStyle(element).color).slice(0, 3));
          const back = luminance(behind(element));
          const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
          if (ratio < least) {
            faint.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
          }
        }
        return faint;
      }
      """;

  /** Controls that are shown and have no name. */
  static final String UNNAMED =
      """
      () => [...document.querySelectorAll('button, a[href], input, select, textarea, iframe, canvas[role=img]')]
        .filter((control) => control.checkVisibility())
        .filter((control) => !(control.getAttribute('aria-label') || control.getAttribute('title')
          || control.labels?.length || control.textContent.trim() || control.querySelector('img[alt]:not([alt=""])')))
        .map((control) => control.outerHTML.slice(0, 120))
      """;

  /** What reaches beyond the width given. */
  static final String WIDE =
      """
      (width) => [...document.querySelectorAll('body *')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 0.5)
        .slice(0, 8)
        .map((element) => `${element.tagName}.${element.className} ${element.getBoundingClientRect().right}`)
      """;

  private Legibility() {}
}
