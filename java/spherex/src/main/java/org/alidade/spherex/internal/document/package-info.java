/** JSON and YAML documents as trees: read safely, written so that no reader ever sees a part. */
@NullMarked
package org.alidade.spherex.internal.document;

import org.jspecify.annotations.NullMarked;
