/** The web pages in a real browser. */
@NullMarked
package org.alidade.browser;

import org.jspecify.annotations.NullMarked;
