/** Requests of the S3 client through the JDK's HTTP client, so that it brings none of its own. */
@NullMarked
package org.alidade.objectstore.s3;

import org.jspecify.annotations.NullMarked;
