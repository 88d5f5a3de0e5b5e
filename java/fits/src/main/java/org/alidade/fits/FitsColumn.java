package org.alidade.fits;

import java.util.Optional;

/**
 * Description of one table column.
 *
 * @param name TTYPE, empty when the file gives none
 * @param format TFORM as written in the file
 * @param unit TUNIT, if given
 */
public record FitsColumn(String name, String format, Optional<String> unit) {}
