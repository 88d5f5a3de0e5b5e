/** Tests of the archive: golden answers, and a server on this machine that fails on demand. */
@NullMarked
package org.alidade.spherex.archive;

import org.jspecify.annotations.NullMarked;
