/** A real S3 server for the tests of what speaks with one; depends on no other module. */
@NullMarked
package org.alidade.testing.s3;

import org.jspecify.annotations.NullMarked;
