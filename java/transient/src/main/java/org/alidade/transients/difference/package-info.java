/** Image subtraction: proper subtraction and its relatives, the flux ratio, candidates, files. */
@NullMarked
package org.alidade.transients.difference;

import org.jspecify.annotations.NullMarked;
