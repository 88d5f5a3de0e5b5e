/** Objects by key: in a folder, or in any store that speaks S3. */
@NullMarked
package org.alidade.objectstore;

import org.jspecify.annotations.NullMarked;
