/**
 * The archive of SPHEREx: queries, addresses, cutouts, transfers and byte ranges of remote files.
 * {@link org.alidade.spherex.archive.ArchiveQuery} finds images, {@link
 * org.alidade.spherex.archive.Downloads} brings them to the disk.
 */
@NullMarked
package org.alidade.spherex.archive;

import org.jspecify.annotations.NullMarked;
