/**
 * The rules of the source tree as tests: who may depend on whom, what stays behind which boundary,
 * how sources look.
 */
@NullMarked
package org.alidade.architecture;

import org.jspecify.annotations.NullMarked;
