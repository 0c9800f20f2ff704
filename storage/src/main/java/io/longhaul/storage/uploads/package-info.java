/** Files that clients have sent: their records and their bytes, kept in the blob store alone. */
@NullMarked
package io.longhaul.storage.uploads;

import org.jspecify.annotations.NullMarked;
