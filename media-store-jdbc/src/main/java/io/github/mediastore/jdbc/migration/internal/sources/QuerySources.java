package io.github.mediastore.jdbc.migration.internal.sources;

import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that rows of the host's own tables name. The rows are read through into a temporary file
 * first: an import takes hours, and neither a connection nor a snapshot of the host's database is
 * held for that long.
 */
public final class QuerySources implements SourceListing<SourceFile> {

  private static final int FETCH_SIZE = 1000;

  private final LedgerConnections connections;
  private final String sql;
  private final String ownerType;
  private final String slotName;
  private final UnaryOperator<String> toPath;

  public QuerySources(
      LedgerConnections connections,
      String sql,
      String ownerType,
      String slotName,
      UnaryOperator<String> toPath) {
    this.connections = connections;
    this.sql = Objects.requireNonNull(sql, "sql");
    this.ownerType = Objects.requireNonNull(ownerType, "ownerType");
    this.slotName = Objects.requireNonNull(slotName, "slotName");
    this.toPath = Objects.requireNonNull(toPath, "toPath");
  }

  @Override
  public void each(Consumer<SourceFile> to) throws IOException {
    try (SpooledTexts rows = SpooledTexts.create()) {
      connections.inTransaction(
          connection -> {
            read(connection, rows);
            return rows;
          });
      rows.eachPair((owner, path) -> list(owner, path, to));
    }
  }

  @Override
  public String toString() {
    return "query for %s/%s: %s".formatted(ownerType, slotName, sql);
  }

  private void list(String owner, String path, Consumer<SourceFile> to) {
    String below;
    try {
      below = toPath.apply(path);
    } catch (RuntimeException e) {
      SourceFile asItIs = SourceFile.of(ownerType, owner, slotName, path);
      to.accept(
          new SourceFile(
              asItIs.name(),
              asItIs.slot(),
              SourceException.unanswered(
                  Problem.INVALID_PATH, "No path could be made of it: " + e)));
      return;
    }
    if (!below.isBlank()) {
      String relative = below.startsWith("/") ? below.substring(1) : below;
      to.accept(SourceFile.of(ownerType, owner, slotName, relative));
    }
  }

  private void read(Connection connection, SpooledTexts rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION READ ONLY");
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet row = statement.executeQuery(sql)) {
        boolean isArray = row.getMetaData().getColumnType(2) == Types.ARRAY;
        while (row.next()) {
          @Nullable String owner = row.getString(1);
          for (@Nullable String path : isArray ? paths(row.getArray(2)) : one(row.getString(2))) {
            if (path != null && !path.isBlank()) {
              rows.add(owner == null ? "" : owner, path);
            }
          }
        }
      }
    }
  }

  private static List<@Nullable String> one(@Nullable String path) {
    return path == null ? List.of() : List.of(path);
  }

  private static List<@Nullable String> paths(@Nullable Array array) throws SQLException {
    if (array == null) {
      return List.of();
    }
    return Stream.of((@Nullable Object[]) array.getArray())
        .map(path -> path == null ? null : path.toString())
        .toList();
  }
}
