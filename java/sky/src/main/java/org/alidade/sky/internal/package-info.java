/** Arithmetic of the sphere behind searches by position. */
@NullMarked
package org.alidade.sky.internal;

import org.jspecify.annotations.NullMarked;
