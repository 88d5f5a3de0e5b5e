/** Readers of foreign bytes under coverage-guided fuzzing; docs/guide/robustness.md says how. */
@NullMarked
package org.alidade.fuzz;

import org.jspecify.annotations.NullMarked;
