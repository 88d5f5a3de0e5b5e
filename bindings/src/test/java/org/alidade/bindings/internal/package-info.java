/** Tests of generated sources. */
@NullMarked
package org.alidade.bindings.internal;

import org.jspecify.annotations.NullMarked;
