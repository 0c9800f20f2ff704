/** The blob store on a directory that several processes of one or many machines share. */
@NullMarked
package io.longhaul.storage.filesystem;

import org.jspecify.annotations.NullMarked;
