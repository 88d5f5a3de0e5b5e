/**
 * Requests to web archives: time-outs, retries, and downloads that go on where they ended.
 *
 * <p>Start at {@link org.alidade.archive.WebClient}.
 */
@NullMarked
package org.alidade.archive;

import org.jspecify.annotations.NullMarked;
