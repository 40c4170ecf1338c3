package io.github.mediastore.jdbc.migration.internal.sources;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Files that the host's code names. */
public record CodeSources(Supplier<Stream<SourceFile>> supplier)
    implements SourceListing<SourceFile> {

  @Override
  public String toString() {
    return "files that code names";
  }

  @Override
  public void each(Consumer<SourceFile> to) {
    try (Stream<SourceFile> sources = supplier.get()) {
      sources.sequential().forEachOrdered(to);
    }
  }
}
