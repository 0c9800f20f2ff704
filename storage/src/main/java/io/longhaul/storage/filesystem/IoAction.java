package io.longhaul.storage.filesystem;

import java.io.IOException;

/** Something done with files, with a result. */
@FunctionalInterface
interface IoAction<T> {

  T run() throws IOException;
}
