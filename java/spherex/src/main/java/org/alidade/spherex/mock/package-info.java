/** Synthetic level-2 images with sources of known flux, for tests, examples and benchmarks. */
@NullMarked
package org.alidade.spherex.mock;

import org.jspecify.annotations.NullMarked;
