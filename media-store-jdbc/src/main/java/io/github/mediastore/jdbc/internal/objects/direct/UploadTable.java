package io.github.mediastore.jdbc.internal.objects.direct;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.internal.transactions.Durability;
import io.github.mediastore.jdbc.internal.transactions.OneWrite;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The rows of uploads, by which each is finished once. Finished or refused, it has the mark by
 * which the sweep knows an object that nothing refers to, and is deleted after the sweep's grace:
 * by then no address is valid at which a client could send it once more. The sweep marks no row
 * within its first day, so until then the mark is ours.
 */
public final class UploadTable {

  /** What is noted and neither finished, refused nor a day old. */
  private static final String IS_OPEN =
      """
      o.key = (SELECT id || '/' || ? FROM media_store)
        AND o.live AND o.unreferenced_since IS NULL
        AND o.created_at > clock_timestamp() - interval '1 day'
      """;

  private static final String FIND = "SELECT o.key FROM media_object o WHERE " + IS_OPEN;

  private static final String FINISH =
      "UPDATE media_object o SET unreferenced_since = clock_timestamp() WHERE "
          + IS_OPEN
          + " RETURNING o.key";

  private static final Retries FEW = new Retries(3);

  private final String find;
  private final String finish;
  private final Transactions transactions;

  /**
   * Prepares the SQL.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   * @param transactions those that nobody else commits
   */
  public UploadTable(UnaryOperator<String> tables, Transactions transactions) {
    this.find = tables.apply(FIND);
    this.finish = tables.apply(FINISH);
    this.transactions = transactions;
  }

  /**
   * Looks for an upload that can be finished.
   *
   * @param name its key, without the store's identity
   * @return its whole key
   */
  public Optional<String> find(String name) {
    return transactions.read("look for an upload", key(find, name));
  }

  /**
   * Finishes or refuses an upload, which is on disk then. Where the answer was lost, it is asked
   * for: whoever uploads would have to send everything again.
   *
   * @param name its key, without the store's identity
   * @return whether nobody else has
   */
  public boolean finish(String name) {
    OneWrite<Boolean> write = new OneWrite<>(transactions);
    return FEW.of(
        () ->
            write.write(
                "finish an upload",
                Undo.BY_STATEMENT,
                connection -> {
                  Durability.require(connection);
                  return key(finish, name).on(connection).isPresent();
                }));
  }

  private static SqlWork<Optional<String>> key(String sql, String name) {
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Parameters.of(statement).text(name);
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? Optional.of(row.getString("key")) : Optional.empty();
        }
      }
    };
  }
}
