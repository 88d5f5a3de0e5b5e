/** Implementation of the object stores; not for users. */
@NullMarked
package org.alidade.objectstore.internal;

import org.jspecify.annotations.NullMarked;
