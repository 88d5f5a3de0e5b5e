/** Tests of how the archive is spoken to. */
@NullMarked
package org.alidade.spherex.internal.archive;

import org.jspecify.annotations.NullMarked;
