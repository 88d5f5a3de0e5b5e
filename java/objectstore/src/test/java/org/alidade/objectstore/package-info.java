/** Tests of the object stores. */
@NullMarked
package org.alidade.objectstore;

import org.jspecify.annotations.NullMarked;
