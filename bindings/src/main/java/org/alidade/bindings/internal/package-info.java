/**
 * Implementations of the kernels, the loader of the native library and the generated bindings.
 *
 * <p>Priorities, in order: arguments are checked before memory is touched, the plain Java twin
 * stays readable enough to serve as the definition of every kernel.
 *
 * <p>{@code NativeKernels} is generated from the C header by JavaCPP; everything else is written by
 * hand.
 */
@NullMarked
package org.alidade.bindings.internal;

import org.jspecify.annotations.NullMarked;
