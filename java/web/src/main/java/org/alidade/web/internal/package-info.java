/** Server of the web pages: addresses, headers, replies, the pages' own files. */
@NullMarked
package org.alidade.web.internal;

import org.jspecify.annotations.NullMarked;
