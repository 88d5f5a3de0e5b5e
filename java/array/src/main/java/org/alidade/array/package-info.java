/**
 * Typed n-dimensional arrays over native memory.
 *
 * <p>Priorities, in order: no leak goes unnoticed, no element is read that was never written,
 * 64-bit sizes, few types.
 *
 * <p>Every array is created zeroed, is owned by whoever created it and is freed by {@code close()};
 * views share their parent's memory and die with it. All allocations are counted per tag in {@link
 * org.alidade.array.NativeMemory}. Arrays may be read from several threads; closing while another
 * thread still uses an array is an error of the caller.
 *
 * <p>The exceptions of the whole library live here as well, because every other module builds on
 * this one.
 */
@NullMarked
package org.alidade.array;

import org.jspecify.annotations.NullMarked;
