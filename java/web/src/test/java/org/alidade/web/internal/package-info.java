/** Tests of parts of the server. */
@NullMarked
package org.alidade.web.internal;

import org.jspecify.annotations.NullMarked;
