/**
 * What the mathematics module keeps to itself: loading OpenBLAS, its kernels and threads, argument
 * checks, and the transforms in Java.
 */
@NullMarked
package org.alidade.math.internal;

import org.jspecify.annotations.NullMarked;
