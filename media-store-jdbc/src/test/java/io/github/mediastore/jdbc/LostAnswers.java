package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that break at a commit, before it or when it is done: nobody is told which. */
public final class LostAnswers {

  private final DataSource source;
  private final AtomicInteger count = new AtomicInteger();
  private @Nullable String written;
  private boolean isCommitted;

  public LostAnswers(DataSource source) {
    this.source = source;
  }

  /**
   * Breaks the next connection that commits after it has prepared a write to a table.
   *
   * @param table of the write
   * @param committed whether the commit is done
   */
  public void loseAfterWrite(String table, boolean committed) {
    written = table;
    isCommitted = committed;
  }

  /** Returns how many were broken. */
  public int count() {
    return count.get();
  }

  public DataSource dataSource() {
    return Intercepted.dataSource(source, this::breaking);
  }

  private Connection breaking(Connection connection) {
    boolean[] isWritten = new boolean[1];
    return Intercepted.connection(
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            String sql = (String) arguments[0];
            isWritten[0] |=
                written != null
                    && sql.matches("(?s).*(UPDATE|INSERT INTO|DELETE FROM) " + written + "\\b.*");
          } else if (method.getName().equals("commit") && isWritten[0]) {
            written = null;
            if (isCommitted) {
              connection.commit();
            }
            connection.abort(Runnable::run);
            count.incrementAndGet();
            throw new SQLException("The connection is lost", "08006");
          }
          return Intercepted.call(connection, method, arguments);
        });
  }
}
