/** Tests of the documentation site. */
@NullMarked
package org.alidade.site;

import org.jspecify.annotations.NullMarked;
