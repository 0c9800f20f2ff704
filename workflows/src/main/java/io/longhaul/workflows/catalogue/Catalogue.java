package io.longhaul.workflows.catalogue;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.bulkimport.BulkImport;
import io.longhaul.workflows.operation.OperationKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All kinds of operations, in the order in which they are listed. Immutable and thread-safe. */
public final class Catalogue {

  private final List<OperationKind> kinds;

  private Catalogue(List<OperationKind> kinds) {
    this.kinds = List.copyOf(kinds);
    long names = kinds.stream().map(OperationKind::name).distinct().count();
    if (names != kinds.size()) {
      throw new IllegalStateException("Two kinds have the same name: " + names());
    }
  }

  /** The kinds of this release. Adding one is a line here. */
  public static Catalogue of(DatasetDirectory datasets) {
    return new Catalogue(List.of(BulkImport.kind(datasets)));
  }

  /** Every kind. */
  public List<OperationKind> kinds() {
    return kinds;
  }

  /** Every kind's name. */
  public List<String> names() {
    return kinds.stream().map(OperationKind::name).toList();
  }

  /** The kind with this name; null when there is none. */
  public @Nullable OperationKind find(String name) {
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst().orElse(null);
  }
}
