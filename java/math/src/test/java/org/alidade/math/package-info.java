/** Tests of the mathematics, and the contract of all transform providers. */
@NullMarked
package org.alidade.math;

import org.jspecify.annotations.NullMarked;
