/** How the archive is spoken to: HTTP requests, their failures and retries, harmless XML. */
@NullMarked
package org.alidade.spherex.internal.archive;

import org.jspecify.annotations.NullMarked;
