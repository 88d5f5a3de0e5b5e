/** The matrix of the fit as a product that never forms it, built on kernels and templates. */
@NullMarked
package org.alidade.cube.internal.operator;

import org.jspecify.annotations.NullMarked;
