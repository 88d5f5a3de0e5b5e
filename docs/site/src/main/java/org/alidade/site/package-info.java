/**
 * The documentation site: Markdown pages of the repository and its public Java types as static web
 * pages.
 *
 * <p>Start at {@link org.alidade.site.Site}; the order of the pages is {@code docs/site.yaml}.
 */
@NullMarked
package org.alidade.site;

import org.jspecify.annotations.NullMarked;
