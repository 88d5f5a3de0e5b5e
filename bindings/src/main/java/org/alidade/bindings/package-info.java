/**
 * The library's own kernels as Java sees them: native code with a plain Java twin.
 *
 * <p>Priorities, in order: no wrong size reaches native code, the twin and the native code agree to
 * rounding, calls are coarse and make little garbage.
 *
 * <p>{@link org.alidade.bindings.Kernels#active()} gives the implementation chosen once per
 * process; {@link org.alidade.bindings.Processor} says which instruction set it uses.
 */
@NullMarked
package org.alidade.bindings;

import org.jspecify.annotations.NullMarked;
