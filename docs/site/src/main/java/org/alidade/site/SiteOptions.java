package org.alidade.site;

import java.nio.file.Path;

/**
 * What to build.
 *
 * @param root the repository
 * @param out folder of the site; made, or emptied if it holds an earlier site
 * @param withApi whether the API reference is built too, which takes longer than everything else
 */
public record SiteOptions(Path root, Path out, boolean withApi) {}
