package io.github.mediastore.jdbc.internal.columns;

import org.jspecify.annotations.Nullable;

/**
 * What shall stand at one place of a column.
 *
 * @param from the place, counted from 1, whose medium it is or takes the place of; 0 for none
 * @param content the content that shall stand there, or what else changes, or null for the medium
 *     as it is
 */
public record Placed(int from, @Nullable NewElement content) {

  static Placed kept(ColumnElement element) {
    return new Placed(element.place(), null);
  }

  boolean isNew() {
    return content != null;
  }

  boolean isContent() {
    return content != null && content.isContent();
  }
}
