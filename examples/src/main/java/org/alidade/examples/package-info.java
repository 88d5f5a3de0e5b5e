/** Small programs that show the library at work. */
@NullMarked
package org.alidade.examples;

import org.jspecify.annotations.NullMarked;
